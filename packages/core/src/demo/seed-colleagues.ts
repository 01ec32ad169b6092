import type { DateText } from '@linli/kernel'
import { insertAppointedPerson } from '../people/person.queries.ts'
import type { CoreWriting } from '../scope.ts'
import { demoName } from './demo-people.ts'
import { listDemoPosts } from './list-demo-posts.ts'

/** Departments that bring work to communities, by the end of their names: a county has a 公安局, a district a 公安分局. */
const departments = [/司法局$/, /公安(?:分)?局$/, /应急管理局$/, /人力资源和社会保障局$/, /市场监督管理局$/]

export interface Colleagues {
  readonly from: DateText
  readonly today: DateText
  readonly firstName: number
}

/**
 * Puts somebody into further departments, so that stories do not all come from one: people with a post and without an
 * account, as whom nobody can sign in. A department that has a demo post already is left alone.
 */
export async function seedColleagues(scope: CoreWriting, { from, today, firstName }: Colleagues): Promise<void> {
  const staffed = new Set((await listDemoPosts(scope, today)).map(({ unitId }) => unitId))
  const units = await scope.db
    .selectFrom('core.org_unit')
    .select(['id', 'name'])
    .where('kind', '=', 'department')
    .where('overseer', '=', false)
    .where('valid_to', 'is', null)
    .orderBy('sort_key')
    .execute()
  for (const [index, pattern] of departments.entries()) {
    const unit = units.find(({ name }) => pattern.test(name))
    if (unit === undefined || staffed.has(unit.id)) continue
    const post = { unitId: unit.id, title: '综合科科员', role: 'department-clerk' as const }
    await insertAppointedPerson(scope, { ...post, name: demoName(firstName + index), demo: true, from })
  }
}
