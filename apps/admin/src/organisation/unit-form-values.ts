import type { UnitDetail } from '@linli/contract'
import { attributesOf, findAttributeProblem, militaryBarred, type UnitKind } from '@linli/contract/register'
import type { FoundProblem } from '../forms/use-form-check.ts'

/** Every field of the form by its name; attributes under their own keys, each empty while nothing is known. */
export type UnitFormValues = Readonly<Record<string, string>>

export const unitLimits = { name: 40, fullName: 80, reason: 200 } as const

export function emptyUnitForm(kind: UnitKind | undefined, today: string): UnitFormValues {
  return { kind: kind ?? '', name: '', fullName: '', validFrom: today, reason: '', ...emptyAttributes(kind) }
}

function emptyAttributes(kind: UnitKind | undefined): UnitFormValues {
  return kind === undefined ? {} : Object.fromEntries(attributesOf(kind).map(({ key }) => [key, '']))
}

export function unitFormOf({ kind, name, fullName, attributes }: UnitDetail): UnitFormValues {
  const known = Object.fromEntries(attributes.map(({ key, value }) => [key, value]))
  return { kind, name, fullName, reason: '', ...emptyAttributes(kind), ...known }
}

/** Fields with a problem, each with the key of its message. */
export function findUnitProblems(
  values: UnitFormValues,
  { kind, adding }: { kind: UnitKind | undefined; adding: boolean },
): FoundProblem<string>[] {
  const problems: FoundProblem<string>[] = []
  if (kind === undefined) problems.push({ name: 'kind', key: 'unit.problem.kind' })
  if (!values.name?.trim()) problems.push({ name: 'name', key: 'unit.problem.name' })
  if (adding && !values.validFrom) problems.push({ name: 'validFrom', key: 'unit.problem.date' })
  if (kind === undefined) return problems
  const military = values['resident-unit-type'] === 'military'
  for (const definition of attributesOf(kind)) {
    const value = values[definition.key]?.trim()
    if (!value) continue
    const problem = findAttributeProblem(definition, value)
    if (problem) problems.push({ name: definition.key, key: `unit.problem.${problem}` })
    else if (military && militaryBarred.has(definition.key)) {
      problems.push({ name: definition.key, key: 'refusal.unit.military-detail' })
    }
  }
  return problems
}

/** The attributes as the server takes them; one that was cleared is sent empty. */
export function attributesIn(values: UnitFormValues, kind: UnitKind): { key: string; value: string }[] {
  return attributesOf(kind).map(({ key }) => ({ key, value: values[key]?.trim() ?? '' }))
}
