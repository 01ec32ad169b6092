/** Reads `postmaster.pid`, in which a running PostgreSQL says who and where it is. */
import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { isFileError } from './file-error.ts'
import { processIdentity } from './process-identity.ts'

export interface PostmasterPid {
  readonly pid: number
  readonly port: number
  /** Empty on Windows, where it listens on 127.0.0.1. */
  readonly socketDirectory: string
  readonly ready: boolean
}

export function readPostmasterPid(cluster: string): PostmasterPid | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const [pid = '', , , port = '', socketDirectory = '', , , status = ''] = lines
    if (!/^\d+$/.test(pid)) return undefined
    return { pid: Number(pid), port: Number(port), socketDirectory, ready: status.trim() === 'ready' }
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return undefined
    throw error
  }
}

/** Whether the process the file names is the one that wrote it; its number may meanwhile belong to another program. */
export function isPostmasterOf(cluster: string, pid: number): boolean {
  if (processIdentity(pid) === undefined) return false
  if (process.platform !== 'linux') return true
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch {
    return false
  }
}
