import type { Actor } from '@linli/core'
import type { TestTenant } from '@linli/core/testing'
import type { Answer, Browser } from '@linli/server/testing'
import type { AccountKind } from './account-kinds.ts'
import type { District } from './place.ts'
import type { Procedure } from './procedures.ts'

/** Somebody of one kind, signed in. */
export interface Caller {
  readonly kind: AccountKind
  readonly browser: Browser
  /** The tenant whose data are this caller's own; absent for who has no session. */
  readonly tenant: TestTenant | undefined
  /** Where its own ids come from: the first place is its own, the second a sibling's. */
  readonly home: District
  /** A district whose ids are foreign to it. */
  readonly foreign: District
  readonly actor: Actor | undefined
  /** A session of an account that nobody else uses, for a call that ends sessions. */
  fresh(): Promise<Browser>
}

export function send(browser: Browser, { path, type, api }: Procedure, input: unknown): Promise<Answer> {
  return type === 'mutation' ? browser.mutate(path, input, api) : browser.query(path, input, api)
}
