/** Two launches in one checkout must not install into it at the same time: the second waits until the first is through. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { workDirectory } from './checkout.mjs'

const POLL_MS = 250
const EMPTY_FOR_MS = 5000

export async function withBootstrapLock(work, directory = workDirectory) {
  mkdirSync(directory, { recursive: true })
  const file = join(directory, 'bootstrap.lock')
  let told = false
  while (!take(file)) {
    if (!told) console.error('Waiting for another launch in this checkout …')
    told = true
    await delay(POLL_MS)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (isHeld(file)) return false
    rmSync(file, { force: true })
    return take(file)
  }
}

function isHeld(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    if (pid === process.pid) return false
    // Empty for the moment between its creation and its content, unless its maker was killed in that moment.
    if (pid === 0) return Date.now() - statSync(file).mtimeMs < EMPTY_FOR_MS
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
