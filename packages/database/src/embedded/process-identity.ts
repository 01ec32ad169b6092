/**
 * Process numbers are reused, most of all inside containers, where a restarted server often gets the number of the one
 * that died. An identity adds the moment the process started, so that a lock file left behind is known to be stale.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Names one run of one process on this machine; undefined when no such process lives. */
export function processIdentity(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined
  if (process.platform === 'linux') return linuxIdentity(pid)
  if (process.platform === 'win32') return String(pid)
  return posixIdentity(pid)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function linuxIdentity(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command name may hold spaces and brackets; the fixed fields begin after its closing bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const state = fields[0]
    const startTicks = fields[19]
    if (state === 'Z' || state === 'X') return undefined
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${pid}:${startTicks}`
  } catch {
    return undefined
  }
}

function posixIdentity(pid: number): string | undefined {
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    return started === '' ? undefined : `${pid}:${started}`
  } catch {
    return undefined
  }
}
