import type { PostRole, UnitRow } from '@linli/contract'

export interface PersonFormValues {
  readonly name: string
  readonly account: string
  readonly unitId: string
  readonly title: string
  readonly role: PostRole | ''
}

export const emptyPersonForm: PersonFormValues = { name: '', account: '', unitId: '', title: '', role: '' }

const ACCOUNT = /^[a-z0-9][a-z0-9._-]{2,63}$/

/**
 * The roles that make sense in a unit, the likeliest first; the server has the last word.
 * @param inCity in the city's own offices nobody accepts or files an item
 */
export function rolesFor(unit: UnitRow | undefined, inCity: boolean): readonly PostRole[] {
  switch (unit?.kind) {
    case 'city':
      return ['city-officer', 'administrator']
    case 'district':
      return ['administrator']
    case 'department':
      if (inCity) return ['city-officer', 'administrator']
      return [unit.overseer ? 'office-clerk' : 'department-clerk', 'administrator']
    case 'street':
      return ['street-officer']
    case 'community':
      return ['community-worker']
    default:
      return []
  }
}

/** Fields with a problem, each with the key of its message. */
export function findPersonProblems(values: PersonFormValues): { name: keyof PersonFormValues; key: string }[] {
  const problems: { name: keyof PersonFormValues; key: string }[] = []
  if (!values.name.trim()) problems.push({ name: 'name', key: 'people.problem.name' })
  if (!ACCOUNT.test(values.account.trim())) problems.push({ name: 'account', key: 'people.problem.account' })
  if (!values.unitId) problems.push({ name: 'unitId', key: 'people.problem.unit' })
  if (!values.title.trim()) problems.push({ name: 'title', key: 'people.problem.title' })
  if (!values.role) problems.push({ name: 'role', key: 'people.problem.role' })
  return problems
}
