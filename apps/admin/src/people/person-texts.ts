import type { FoundProblem } from '../forms/use-form-check.ts'
import { isAccountName } from '../wire/text-limits.ts'

/** What is typed about somebody who is appointed, to whatever post. */
export interface PersonTexts {
  readonly name: string
  readonly account: string
  readonly title: string
}

export function findTextProblems({ name, account, title }: PersonTexts): FoundProblem<keyof PersonTexts>[] {
  const problems: FoundProblem<keyof PersonTexts>[] = []
  if (!name.trim()) problems.push({ name: 'name', key: 'people.problem.name' })
  if (!isAccountName(account.trim())) problems.push({ name: 'account', key: 'people.problem.account' })
  if (!title.trim()) problems.push({ name: 'title', key: 'people.problem.title' })
  return problems
}

/** As the server keeps them. */
export function trimTexts({ name, account, title }: PersonTexts): PersonTexts {
  return { name: name.trim(), account: account.trim(), title: title.trim() }
}
