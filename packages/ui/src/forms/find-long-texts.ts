import { countCharacters } from './count-characters.ts'

export interface LongText<Name extends string> {
  readonly name: Name
  readonly limit: number
  /** Characters too many. */
  readonly excess: number
}

/** The texts of a form that are over their limits, in the order of the limits. */
export function findLongTexts<Name extends string>(
  values: Readonly<Record<NoInfer<Name>, string>>,
  limits: Readonly<Partial<Record<Name, number>>>,
): readonly LongText<Name>[] {
  const named = Object.entries(limits) as [Name, number][] // a record's own keys
  return named.flatMap(([name, limit]) => {
    const excess = countCharacters(values[name]) - limit
    return excess > 0 ? [{ name, limit, excess }] : []
  })
}
