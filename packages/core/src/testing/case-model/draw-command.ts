import fc from 'fast-check'

const whats = [
  'act',
  'act',
  'act',
  'act',
  'answer',
  'answer',
  'answer',
  'stale',
  'recuse',
  'delegate',
  'recall',
  'day',
  'week',
] as const
export interface Command {
  readonly what: (typeof whats)[number]
  /** Picks among those who could, or, now and then, among everybody. */
  readonly wild: boolean
  readonly a: number
  readonly b: number
}

export const command: fc.Arbitrary<Command> = fc.record({
  what: fc.constantFrom(...whats),
  wild: fc.nat(7).map((roll) => roll === 0),
  a: fc.nat(99),
  b: fc.nat(99),
})

/** How far a case has come before. */
export const starts = ['opened', 'opened', 'review', 'rejected', 'reconsidered'] as const
export type Start = (typeof starts)[number]
