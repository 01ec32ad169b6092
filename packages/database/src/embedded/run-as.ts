/** Runs PostgreSQL's own programs: with a clean environment, in a directory their account can enter, never through a shell. */
import { spawn } from 'node:child_process'
import type { Account } from './account.ts'
import { EmbeddedError } from './embedded-error.ts'

export interface RunOptions {
  readonly account: Account | undefined
  readonly cwd: string
}

export interface RunOutcome {
  readonly code: number | null
  readonly output: string
}

/** Settings such as PGHOST or PGOPTIONS of the person's shell must not reach the embedded server. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => /^(PATH|SystemRoot|SYSTEMROOT|TEMP|TMP|TZ)$/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}

export function runAs(program: string, args: readonly string[], options: RunOptions): Promise<RunOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...options.account,
      cwd: options.cwd,
      env: cleanEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8')
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.once('error', (cause) => reject(new EmbeddedError(`Could not run ${program}: ${cause.message}`, { cause })))
    child.once('close', (code) => resolve({ code, output }))
  })
}
