import type { FoundProblem } from '../forms/use-form-check.ts'
import type { PickedPerson } from '../people/person-picker.tsx'
import { isAccountName } from '../wire/text-limits.ts'

export interface AppointFormValues {
  readonly who: 'existing' | 'new'
  readonly person: PickedPerson | undefined
  readonly name: string
  readonly account: string
  readonly kind: 'regular' | 'acting'
  readonly actingTitle: string
  readonly from: string
  readonly to: string
  readonly reason: string
}

export type AppointField = 'personId' | 'name' | 'account' | 'actingTitle' | 'from' | 'to' | 'reason'

/** The texts of the form in its order, those that are not asked for left out. */
export function listAppointTexts(values: AppointFormValues): Partial<Record<AppointField, string>> {
  const { who, person, name, account, kind, actingTitle, from, to, reason } = values
  const whom = who === 'new' ? { name, account } : { personId: person?.id ?? '' }
  if (who === 'new') return { ...whom, from }
  return { ...whom, ...(kind === 'acting' && { actingTitle }), from, to, reason }
}

/** Fields with a problem, each with the key of its message. */
export function findAppointProblems(values: AppointFormValues): FoundProblem<AppointField>[] {
  const { who, person, name, account, kind, actingTitle, from, to } = values
  const problems: FoundProblem<AppointField>[] = []
  if (who === 'existing' && !person) problems.push({ name: 'personId', key: 'people.problem.person' })
  if (who === 'new' && !name.trim()) problems.push({ name: 'name', key: 'people.problem.name' })
  if (who === 'new' && !isAccountName(account.trim())) problems.push({ name: 'account', key: 'people.problem.account' })
  if (!from) problems.push({ name: 'from', key: 'people.problem.date' })
  const acting = who === 'existing' && kind === 'acting'
  if (acting && !actingTitle.trim()) problems.push({ name: 'actingTitle', key: 'people.problem.title' })
  if (acting && !to) problems.push({ name: 'to', key: 'people.problem.date' })
  return problems
}
