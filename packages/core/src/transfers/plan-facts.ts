import type { FactDefinition, KeptFact } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import { selectLatestDefinitions, selectOwnKeys } from '../facts/fact-definition.queries.ts'
import type { CoreReading } from '../scope.ts'
import type { PackedFact, TransferPackage } from './transfer-package.ts'

/**
 * Which of a package's facts become the destination's: those that the city alone has defined, for both districts and with the same
 * meaning. By a definition of its own a destination could read what the source had kept from most: the rest stays in the package.
 */
export async function planFacts(
  scope: CoreReading,
  { facts, definitions }: Pick<TransferPackage, 'facts' | 'definitions'>,
  today: DateText,
): Promise<{ readonly facts: readonly PackedFact[]; readonly factsKept: readonly KeptFact[] }> {
  const own = await selectOwnKeys(scope)
  const here = new Map((await selectLatestDefinitions(scope, today)).map((one) => [one.key, one]))
  const there = new Map(definitions.map((one) => [one.key, one]))
  const isShared = (key: string) => !own.has(key) && isSame(there.get(key), here.get(key))
  const kept = Map.groupBy(
    facts.filter(({ key }) => !isShared(key)),
    ({ key }) => key,
  )
  return {
    facts: facts.filter(({ key }) => isShared(key)),
    factsKept: [...kept].map(([key, values]) => {
      const { nameZh = key, nameEn = key } = there.get(key) ?? {}
      return { key, nameZh, nameEn, count: values.length }
    }),
  }
}

function isSame(there: FactDefinition | undefined, here: FactDefinition | undefined): boolean {
  if (there?.level !== 'city' || here?.level !== 'city') return false
  return meaningOf(there) === meaningOf(here)
}

/** What a value is, and who reads it. */
function meaningOf({ type, scale, choices, owner, department, sensitivity, readerRoles }: FactDefinition): string {
  const options = choices.map(({ value }) => value).toSorted()
  return JSON.stringify([type, scale, options, owner, department, sensitivity, readerRoles.toSorted()])
}
