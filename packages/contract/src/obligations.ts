import { z } from 'zod'
import type { CaseCourse } from './cases.ts'
import { reason } from './cases.ts'
import type { RuleFinding } from './policy.ts'
import { id } from './schemas.ts'

/**
 * What a rule asks somebody to do without anybody having asked for it: an estate whose occupancy is reached, a community of
 * another size than the rule has it, an estate that nobody looks after, facts that are due, a transfer that waits for this side.
 */
export const obligationKinds = ['set-up', 'scale', 'cover', 'facts', 'transfer'] as const
export type ObligationKind = (typeof obligationKinds)[number]

/** The plugin id under which the core's own cases run; no plugin may bear it. */
export const CORE_CASES = 'core'

export const obligationInput = z.object({ id })
export const setAsideInput = z.object({
  id,
  /** The version of its case that was seen. */
  version: z.number().int().min(1).max(1_000_000),
  reason,
})

/** An obligation with why it is asked for and all that has happened to it. */
export interface ObligationView {
  readonly id: string
  readonly kind: ObligationKind
  /** The unit, or the transfer, that it is about. */
  readonly subjectId: string
  readonly title: string
  /** Of facts: the period. */
  readonly occasion: string
  /** The day on which the cause was first found. */
  readonly since: string
  /** The day on which the cause was found gone; absent while it lasts. */
  readonly endedOn?: string
  /** How the rule came out when it was opened, with the versions of the parameters it rested on. */
  readonly finding: RuleFinding
  readonly course: CaseCourse
  readonly maySetAside: boolean
}
