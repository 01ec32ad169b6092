import type { EventEmitter } from 'node:events'
import pg from 'pg'
import type { SignContext } from './context-token.ts'
import type { TenantContext } from './scope.ts'
import { SignedContexts } from './signed-contexts.ts'
import { type BatchStatement, StatementBatch, type StatementResult } from './statement-batch.ts'
import { StatementCache } from './statement-cache.ts'

/** What the driver's client has and its types leave out. */
interface CancellableClient {
  readonly processID: number
  readonly secretKey: number
  readonly host: string
  readonly port: number
  readonly connection: { readonly stream: { destroy(): void } }
}

interface Messenger extends EventEmitter {
  connect(portOrSocket: number | string, host?: string): void
  cancel(processId: number, secretKey: number): void
}

/** What a connection remembers between borrowers: plans and signed contexts, never a setting. */
interface ConnectionMemory {
  readonly statements: StatementCache
  readonly contexts: SignedContexts
}

const memories = new WeakMap<pg.PoolClient, ConnectionMemory>()

/**
 * One borrowed connection. It goes back to the pool only when PostgreSQL itself says that no transaction is open on it;
 * in every other case it is destroyed, since the pool would hand an open transaction, tenant included, to the next
 * borrower.
 */
export class ConnectionLease {
  readonly #client: pg.PoolClient
  readonly #memory: ConnectionMemory
  #inFlight = 0
  #latest: Promise<unknown> = Promise.resolve()
  #broken = false

  private constructor(client: pg.PoolClient) {
    this.#client = client
    const known = memories.get(client)
    this.#memory = known ?? { statements: new StatementCache(), contexts: new SignedContexts() }
    if (known === undefined) memories.set(client, this.#memory)
  }

  static async borrow(pool: pg.Pool, signal?: AbortSignal): Promise<ConnectionLease> {
    signal?.throwIfAborted()
    const lease = new ConnectionLease(await pool.connect())
    if (signal?.aborted) {
      lease.release()
      signal.throwIfAborted()
    }
    return lease
  }

  /** The token that PostgreSQL will verify, bound to this connection's backend unless a pooler hides it. */
  signedContext(sign: SignContext, bindToBackend: boolean, context: TenantContext, role: string): string {
    // The driver keeps the process id and its types leave it out.
    const backendPid = bindToBackend ? (this.#client as unknown as CancellableClient).processID : 0
    return this.#memory.contexts.get(sign, { ...context, role, backendPid })
  }

  /**
   * Sends statements under one Sync; one result each, or PostgreSQL's error. What is sent while others are on their way waits
   * here for its turn, since the driver will no longer keep a queue.
   */
  async send(statements: readonly BatchStatement[]): Promise<StatementResult[]> {
    const batch = new StatementBatch(statements, this.#memory.statements)
    const before = this.#latest
    this.#latest = batch.done
    this.#inFlight += 1
    try {
      if (this.#inFlight > 1) await before.catch(() => undefined)
      this.#client.query(batch)
      return await batch.done
    } finally {
      this.#inFlight -= 1
    }
  }

  /**
   * Ends whatever runs on the connection: PostgreSQL is asked to cancel it, so that no backend goes on for nobody, and
   * then the connection is cut, so that a cancel that comes late can hit no later statement.
   */
  cut(): void {
    if (this.#broken) return
    this.#broken = true
    const client = this.#client as unknown as CancellableClient
    requestCancel(client, () => client.connection.stream.destroy())
  }

  release(): void {
    const idle = this.#inFlight === 0 && this.#client.getTransactionStatus() === 'I'
    this.#client.release(this.#broken || !idle)
  }
}

/** PostgreSQL's cancel request travels on a connection of its own, which the server closes when it has been heard. */
function requestCancel(client: CancellableClient, done: () => void): void {
  const messenger = new pg.Connection() as unknown as Messenger // the types leave out what it can do
  messenger.once('connect', () => messenger.cancel(client.processID, client.secretKey))
  messenger.once('error', done)
  messenger.once('end', done)
  if (client.host.startsWith('/')) {
    messenger.connect(`${client.host}/.s.PGSQL.${client.port}`)
  } else {
    messenger.connect(client.port, client.host)
  }
}
