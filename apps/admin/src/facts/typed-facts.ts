import type { FactOutcome, FactRow } from '@linli/contract'

/** What is typed and not yet saved, each under its fact and the period for which it was typed. */
export interface TypedFacts {
  readonly values: Readonly<Record<string, string>>
  readonly reasons: Readonly<Record<string, string>>
}

/** A draft outlives the end of a quarter: what was typed for one period is not offered for the next. */
export function draftName({ definition, due }: Pick<FactRow, 'definition' | 'due'>): string {
  return nameOf(definition.key, isDated(due.period) ? '' : due.period)
}

function nameOf(key: string, period: string): string {
  return `${key} ${period}`.trim()
}

/** The day from which something holds is the day on which it is saved. */
function isDated(period: string): boolean {
  return period.length === 'YYYY-MM-DD'.length
}

/** What is left to save: what was refused, and what was typed while the answer was on its way. */
export function withoutSaved(now: TypedFacts, sent: TypedFacts, made: readonly FactOutcome[]): TypedFacts {
  const saved = new Set(
    made
      .filter((outcome) => outcome.saved)
      .map(({ key, period }) => nameOf(key, isDated(period) ? '' : period))
      .filter((name) => now.values[name] === sent.values[name]),
  )
  const left = (all: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => !saved.has(name)))
  return { values: left(now.values), reasons: left(now.reasons) }
}
