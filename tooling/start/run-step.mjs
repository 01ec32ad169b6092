/**
 * Runs one long step of the launch: quiet with a single progress line while it works, everything it printed when it fails.
 */
import { spawn } from 'node:child_process'
import { checkout } from './checkout.mjs'
import { LaunchStopped } from './launch-error.mjs'
import { onStopRequest } from './stop-request.mjs'

const SLOW_REPORT_MS = 30_000
const TICK_MS = 1000

/**
 * Resolves with `{ ok, output }`, also for a program that fails or is missing; rejects when the launcher is told to stop.
 * `show: 'all'` passes the program's output through instead of a progress line.
 */
export async function runStep({ title, program, args, env, cwd = checkout, show = 'failure' }) {
  const started = Date.now()
  const progress = show === 'all' ? undefined : startProgress(title, started)
  const { code, output, interrupted } = await run({ program, args, env, cwd, passThrough: show === 'all' })
  const ok = code === 0
  progress?.end(ok)
  if (interrupted) throw new LaunchStopped('Stopped.')
  if (!ok && show === 'failure') process.stderr.write(`${output}\n`)
  return { ok, output }
}

function run({ program, args, env, cwd, passThrough }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: passThrough ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    const chunks = []
    child.stdout?.on('data', (chunk) => chunks.push(chunk))
    child.stderr?.on('data', (chunk) => chunks.push(chunk))
    let interrupted = false
    const stopListening = onStopRequest(() => {
      interrupted = true
      child.kill('SIGTERM')
    })
    const end = (code, output) => {
      stopListening()
      resolve({ code, output, interrupted })
    }
    child.once('error', (error) => end(1, `${program}: ${error.message}`))
    child.once('close', (code) => end(code, Buffer.concat(chunks).toString('utf8')))
  })
}

function startProgress(title, started) {
  const seconds = () => Math.round((Date.now() - started) / 1000)
  const terminal = process.stderr.isTTY === true
  const draw = () =>
    process.stderr.write(terminal ? `\r\x1b[K${title} … ${seconds()} s` : `${title} … ${seconds()} s\n`)
  if (terminal) draw()
  else process.stderr.write(`${title} …\n`)
  const timer = setInterval(draw, terminal ? TICK_MS : SLOW_REPORT_MS)
  return {
    end(ok) {
      clearInterval(timer)
      process.stderr.write(`${terminal ? '\r\x1b[K' : ''}${ok ? '✓' : '✗'} ${title} (${seconds()} s)\n`)
    },
  }
}
