import type { RuleFinding } from '@linli/contract'
import type { GivenTerm } from '../cases/clock-plan.ts'
import type { CauseKey } from './obligation.queries.ts'

/** Something that is so today and asks somebody to act. */
export interface Cause extends CauseKey {
  /** The unit whose business it is. */
  readonly unitId: string
  /** The unit for which it waits. */
  readonly holderId: string
  /** Units that are sent a copy. */
  readonly copies: readonly string[]
  /** Made of names and periods alone, so that it reads the same in every language. */
  readonly title: string
  readonly finding: RuleFinding
  /** Its term, where it does not begin with the day on which the cause was found. */
  readonly term?: GivenTerm
}
