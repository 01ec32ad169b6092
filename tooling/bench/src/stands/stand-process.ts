import { type ChildProcess, fork } from 'node:child_process'
import { openSync } from 'node:fs'
import { devNull } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Usage } from './answer-parent.ts'

/** A process that answers questions. */
export class StandProcess {
  readonly #child: ChildProcess
  /** What it said of itself when it was ready. */
  readonly greeting: string
  #last: Promise<unknown> = Promise.resolve()

  private constructor(child: ChildProcess, greeting: string) {
    this.#child = child
    this.greeting = greeting
  }

  /**
   * @param program a path from this folder
   * @param options goes to it as JSON
   */
  static async start(program: string, options: object, execArgv: readonly string[] = []): Promise<StandProcess> {
    const child = fork(fileURLToPath(new URL(program, import.meta.url)), [JSON.stringify(options)], {
      execArgv: [...execArgv],
      env: { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
      // Logs are written as in production, to be read only when a file is named for them.
      stdio: ['ignore', 'inherit', openSync(process.env.LINLI_BENCH_LOG ?? devNull, 'a'), 'ipc'],
    })
    return new StandProcess(child, await nextAnswer<string>(child, program))
  }

  /** Questions are asked one after the other: answers carry no name. */
  ask<Answer>(question: string, argument?: object): Promise<Answer> {
    const answer = this.#last.then(() => {
      const coming = nextAnswer<Answer>(this.#child, question)
      this.#child.send({ ask: question, argument })
      return coming
    })
    this.#last = answer.catch(() => undefined)
    return answer
  }

  usage(): Promise<Usage> {
    return this.ask('usage')
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once('exit', resolve))
    this.#child.send({ ask: 'stop' })
    await gone
  }
}

function nextAnswer<Answer>(child: ChildProcess, question: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`The process ended with ${code} at "${question}"`))
    child.once('exit', onExit)
    child.once('message', (message: { answer?: Answer; fault?: string }) => {
      child.off('exit', onExit)
      if (message.fault === undefined)
        resolve(message.answer as Answer) // each question's own answer
      else reject(new Error(`"${question}" failed: ${message.fault}`))
    })
  })
}
