import type { PostRole, UnitRow } from '@linli/contract'
import type { FoundProblem } from '../forms/use-form-check.ts'
import { findTextProblems, type PersonTexts } from './person-texts.ts'

export interface PersonFormValues extends PersonTexts {
  readonly unitId: string
  readonly role: PostRole | ''
}

/** In the order of the form. */
export const emptyPersonForm: PersonFormValues = { name: '', account: '', unitId: '', title: '', role: '' }

/**
 * The roles that make sense in a unit, the likeliest first; the server has the last word. Administrators are not among them:
 * their appointment takes two people.
 * @param inCity in the city's own offices nobody accepts or files an item
 */
export function rolesFor(unit: UnitRow | undefined, inCity: boolean): readonly PostRole[] {
  switch (unit?.kind) {
    case 'city':
      return ['city-officer']
    case 'district':
      return []
    case 'department':
      if (inCity) return ['city-officer']
      return [unit.overseer ? 'office-clerk' : 'department-clerk']
    case 'street':
      return ['street-officer']
    case 'community':
      return ['community-worker']
    default:
      return []
  }
}

/** Fields with a problem, each with the key of its message. */
export function findPersonProblems(values: PersonFormValues): FoundProblem<keyof PersonFormValues>[] {
  const problems: FoundProblem<keyof PersonFormValues>[] = findTextProblems(values)
  if (!values.unitId) problems.push({ name: 'unitId', key: 'people.problem.unit' })
  if (!values.role) problems.push({ name: 'role', key: 'people.problem.role' })
  return problems
}
