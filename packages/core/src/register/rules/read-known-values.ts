import { attributesOf, type UnitKind } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import { selectChangingValues } from '../../facts/fact-value.queries.ts'
import type { CoreReading } from '../../scope.ts'
import type { AttributeValues } from '../attribute.policy.ts'
import { selectAttributes } from '../attribute.queries.ts'

interface KnownUnit {
  readonly id: string
  readonly kind: UnitKind
}

/**
 * What is known of units on a day. What was entered as a fact stands before the register's own number, which is there for
 * units that have entered none.
 */
export async function readKnownValues(
  scope: CoreReading,
  units: readonly KnownUnit[],
  on: DateText,
): Promise<ReadonlyMap<string, AttributeValues>> {
  if (units.length === 0) return new Map()
  const unitIds = units.map(({ id }) => id)
  const keys = [...new Set(units.map(({ kind }) => kind))].flatMap((kind) =>
    attributesOf(kind).flatMap(({ fact }) => fact ?? []),
  )
  const [facts, attributes] = await Promise.all([
    keys.length === 0 ? [] : selectChangingValues(scope, keys, { on, unitIds }),
    selectAttributes(scope, unitIds, on),
  ])
  const registered = Map.groupBy(attributes, ({ unitId }) => unitId)
  const entered = Map.groupBy(facts, ({ unitId }) => unitId)
  return new Map(
    units.map((unit) => [unit.id, valuesOf(unit, registered.get(unit.id) ?? [], entered.get(unit.id) ?? [])]),
  )
}

interface Value {
  readonly key: string
  readonly value: string
}

function valuesOf({ kind }: KnownUnit, registered: readonly Value[], facts: readonly Value[]): AttributeValues {
  const known = new Map(facts.map(({ key, value }) => [key, value]))
  const entered = attributesOf(kind).flatMap(({ key, fact }): [string, string][] => {
    const value = fact === undefined ? undefined : known.get(fact)
    return value === undefined ? [] : [[key, value]]
  })
  return new Map([...registered.map(({ key, value }): [string, string] => [key, value]), ...entered])
}
