import type { RuleFinding } from './policy.ts'

/** How a rule on setting up communities comes out for a unit as a change of places would leave it. */
export interface PlaceFinding {
  /** A unit's id, or `new:<index>` of one that the change makes. */
  readonly key: string
  readonly name: string
  readonly finding: RuleFinding
  /** The households were added up from those of the units that it is made of; nobody has given them. */
  readonly counted?: true
}

/** Whether whoever records the change has to say why it is made all the same: the rule is known not to be kept, or in doubt. */
export function needsReason({ finding: { outcome, measured } }: PlaceFinding): boolean {
  if (outcome === 'warning') return measured.state !== 'unknown'
  return outcome === 'unmet' || outcome === 'needs-decision'
}
