import { setTimeout as wait } from 'node:timers/promises'
import { ConnectError } from '@linli/database'
import type { Logger } from 'pino'
import { explainConnectError } from './explain-connect-error.ts'
import { formatAddress } from './format-address.ts'
import { OperatorError } from './operator-error.ts'

interface WaitOptions {
  readonly patienceMs: number
  readonly log: Logger
  /** Ends the wait. */
  readonly signal: AbortSignal
}

/** SQLSTATE and system codes of a server that is not up yet. */
const NOT_YET = new Set(['57P03', 'ECONNREFUSED', 'ENOENT', 'EAI_AGAIN', 'ENOTFOUND'])
const RETRY_MS = 500

/** A database that starts beside this server is waited for; any other failure to connect is the operator's to hear at once. */
export async function waitForDatabase<T>(attempt: () => Promise<T>, options: WaitOptions): Promise<T> {
  const { patienceMs, log, signal } = options
  const deadline = performance.now() + patienceMs
  let told = false
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof ConnectError)) throw error
      const problem = explainConnectError(error)
      if (!isNotYet(error) || performance.now() >= deadline) throw new OperatorError(problem, { cause: error })
      if (!told) log.info({ database: formatAddress(error.host, error.port), patienceMs }, 'waiting for the database')
      told = true
      await wait(RETRY_MS, undefined, { signal })
    }
  }
}

function isNotYet({ cause }: ConnectError): boolean {
  return cause instanceof Error && 'code' in cause && NOT_YET.has(String(cause.code))
}
