/** Two districts on a database of their own and a clock that stands still, for this package's tests. */
import type { WriteScope } from '@linli/database'
import { createTestDatabase, createTestKeyRing } from '@linli/database/testing'
import { newId, valueOrThrow } from '@linli/kernel'
import { createAccountWithPassword } from '../accounts/create-account.ts'
import { type Auth, type AuthOptions, createAuth } from '../auth.ts'
import { authMigrations } from '../auth-migrations.ts'
import type { AuthTables } from '../auth-module.ts'
import { inNewTransaction } from '../tenant-opener.ts'

export const PASSWORD = 'correct horse battery'
export const MINUTE_MS = 60_000

export interface TestWorld {
  readonly haigang: string
  readonly funing: string
  readonly adminConnectionString: string
  /** A server: a process with a cache and limits of its own. Its clocks are the world's. */
  server(options?: Partial<AuthOptions>): Auth
  /** Moves both clocks. */
  pass(ms: number): void
  /** Moves the moment alone, so that what a server remembers stays fresh. */
  passUnnoticed(ms: number): void
  now(): Date
  in<T>(tenantId: string, work: (scope: WriteScope<AuthTables>) => Promise<T>): Promise<T>
  account(tenantId: string, name: string): Promise<{ accountId: string; personId: string }>
  signIn(auth: Auth, account: string, password?: string): ReturnType<Auth['signIn']>
  /** How many read and write transactions servers have begun. */
  readonly traffic: { reads: number; writes: number }
  drop(): Promise<void>
}

export async function createTestWorld(): Promise<TestWorld> {
  const { database, adminConnectionString, drop } = await createTestDatabase({ modules: [authMigrations] })
  const traffic = { reads: 0, writes: 0 }
  const counted: typeof database = {
    ...database,
    read: (...call) => {
      traffic.reads += 1
      return database.read(...call)
    },
    write: (...call) => {
      traffic.writes += 1
      return database.write(...call)
    },
  }
  let moment = Date.parse('2026-03-02T01:00:00Z')
  let monotonic = 0
  const open = inNewTransaction(database)
  const keys = createTestKeyRing()
  return {
    haigang: newId(),
    funing: newId(),
    adminConnectionString,
    traffic,
    server: (options = {}) =>
      createAuth({
        database: counted,
        keys,
        clock: { now: () => new Date(moment) },
        monotonicMs: () => monotonic,
        ...options,
      }),
    pass(ms) {
      moment += ms
      monotonic += ms
    },
    passUnnoticed(ms) {
      moment += ms
    },
    now: () => new Date(moment),
    in: open,
    async account(tenantId, name) {
      const personId = newId()
      const input = { account: name, personId, password: PASSWORD }
      const { accountId } = valueOrThrow(await open(tenantId, (scope) => createAccountWithPassword(scope, input)))
      return { accountId, personId }
    },
    signIn: (auth, account, password = PASSWORD) =>
      auth.signIn({ account, password, ip: '192.0.2.1', userAgent: 'test' }),
    drop,
  }
}
