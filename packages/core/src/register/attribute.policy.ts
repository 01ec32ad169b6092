import {
  attributesOf,
  findAttributeProblem,
  militaryBarred,
  type UnitChangeField,
  type UnitKind,
} from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'

export interface GivenAttribute {
  readonly key: string
  /** Empty to clear it. */
  readonly value: string
}

export type AttributeValues = ReadonlyMap<string, string>

/**
 * What a unit will have after a change: values given stand before those it has, an empty one clears. Refuses with
 * `unit.attribute-unknown`, `unit.attribute-invalid` and `unit.military-detail`, each naming the field.
 */
export function mergeAttributes(
  kind: UnitKind,
  before: AttributeValues,
  given: readonly GivenAttribute[],
): Result<AttributeValues> {
  const after = new Map(before)
  const definitions = new Map(attributesOf(kind).map((definition) => [definition.key, definition]))
  for (const { key, value } of given) {
    const definition = definitions.get(key)
    if (definition === undefined) return refuseCore('invalid', 'unit.attribute-unknown', { field: key })
    if (value === '') after.delete(key)
    else {
      const problem = findAttributeProblem(definition, value)
      if (problem !== undefined) return refuseCore('invalid', 'unit.attribute-invalid', { field: key, problem })
      after.set(key, value)
    }
  }
  return checkTogether(after)
}

/** What no single field can tell. */
function checkTogether(after: Map<string, string>): Result<AttributeValues> {
  const military = after.get('resident-unit-type') === 'military'
  const barred = [...after.keys()].find((key) => military && militaryBarred.has(key))
  if (barred !== undefined) return refuseCore('invalid', 'unit.military-detail', { field: barred })
  for (const [part, whole] of withinEachOther) {
    if (numberOf(after, part) > numberOf(after, whole, Number.POSITIVE_INFINITY)) {
      return refuseCore('invalid', 'unit.attribute-exceeds', { field: part, other: whole })
    }
  }
  const [from, to] = [after.get('term-from'), after.get('term-to')]
  if (from !== undefined && to !== undefined && to <= from) {
    return refuseCore('invalid', 'unit.attribute-exceeds', { field: 'term-from', other: 'term-to' })
  }
  return ok(after)
}

const withinEachOther = [
  ['occupied-households', 'households'],
  ['group-leaders-filled', 'group-leaders-due'],
  ['representatives-filled', 'representatives-due'],
] as const

function numberOf(values: AttributeValues, key: string, absent = 0): number {
  const value = values.get(key)
  return value === undefined ? absent : Number(value)
}

/** The fields that differ, in the order of the kind's form. */
export function diffAttributes(kind: UnitKind, before: AttributeValues, after: AttributeValues): UnitChangeField[] {
  return attributesOf(kind).flatMap(({ key }) => diffField(key, before.get(key), after.get(key)))
}

export function diffField(field: string, from: string | undefined, to: string | undefined): UnitChangeField[] {
  if (from === to) return []
  return [{ field, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }]
}

/** Whether an attribute's value is the id of another unit. */
export function namesUnit(kind: UnitKind, key: string): boolean {
  return attributesOf(kind).some((definition) => definition.key === key && definition.type === 'unit')
}
