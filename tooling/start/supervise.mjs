/**
 * Runs programs until one ends or the launcher is asked to stop, then ends all of them. Each has a process group of its
 * own, so that Ctrl-C reaches only the launcher and every program is asked exactly once; each has a channel to the
 * launcher, and can tell by its closing that the launcher was killed.
 */
import { spawn } from 'node:child_process'
import { checkout } from './checkout.mjs'
import { onStopRequest } from './stop-request.mjs'

const PATIENCE_MS = 60_000

/** How a program ends that has told the person what to mend: there is nothing to add. */
const WRONG_SETTINGS = 2

/**
 * Resolves with the exit code: 0 when everything ended cleanly on request, else the code of the one that ended by itself.
 * @param programs list of `{ title, program, args, env }`
 */
export function supervise(programs) {
  return new Promise((resolve) => {
    const running = new Set()
    let stopping = false
    let exitCode = 0

    const stop = () => {
      if (stopping) return
      stopping = true
      for (const child of running) askToEnd(child)
    }
    const stopListening = onStopRequest(stop)

    const ended = (child, title, code, signal) => {
      if (!running.delete(child)) return
      // Asked to end before it could listen for that, it ends by the signal itself.
      const clean = code === 0 || (stopping && signal === 'SIGTERM')
      if (!clean) exitCode ||= code ?? 1
      if (!stopping && code !== WRONG_SETTINGS) console.error(`${title} ended with ${signal ?? `code ${code}`}.`)
      stop()
      if (running.size > 0) return
      stopListening()
      resolve(exitCode)
    }
    for (const { title, program, args, env } of programs) {
      const child = start({ program, args, env })
      running.add(child)
      child.once('exit', (code, signal) => ended(child, title, code, signal))
      child.once('error', (error) => ended(child, title, 1, error.message))
    }
  })
}

function start({ program, args, env }) {
  return spawn(program, args, {
    cwd: checkout,
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
}

/** Windows knows no SIGTERM: there the closed channel is the request. A program that never ends is killed. */
function askToEnd(child) {
  if (process.platform === 'win32') child.disconnect()
  else child.kill('SIGTERM')
  setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS).unref()
}
