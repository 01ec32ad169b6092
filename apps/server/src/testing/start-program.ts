import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

/** The server as a process of its own, as an operator starts it. */
export interface Program {
  readonly process: ChildProcess
  /** What it has said to people so far. */
  output(): string
  /** What it has written to the error stream so far. */
  errors(): string
  /** The address, once it serves requests; fails when it ends before that. */
  ready(): Promise<string>
  /** Its exit code, once it has ended. */
  ended(): Promise<number | null>
}

const MAIN = resolve(import.meta.dirname, '../main.ts')

/** @param settings environment variables, beside a free port; nothing else of this process's environment is passed on */
export function startProgram(settings: Readonly<Record<string, string>>): Program {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const [output, errors] = [collect(child.stdout), collect(child.stderr)]
  // not `close`, which never comes once this side has disconnected
  const ended = once(child, 'exit').then(([code]) => code as number | null) // what `exit` passes on
  const ready = Promise.race([
    once(child, 'message').then(([message]) => (message as { url: string }).url), // the only message it sends
    ended.then((code) => {
      throw new Error(`it ended with ${code}: ${errors()}`)
    }),
  ])
  // a program that is meant to fail is never asked whether it is ready
  ready.catch(() => undefined)
  return { process: child, output, errors, ready: () => ready, ended: () => ended }
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  let text = ''
  stream?.on('data', (chunk) => {
    text += String(chunk)
  })
  return () => text
}
