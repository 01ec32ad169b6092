import { addUnits, type CoreWriting, coreModule, listDemoPosts } from '@linli/core'
import type { Database } from '@linli/database'
import { newId, valueOrThrow } from '@linli/kernel'
import type { TestDistrict } from './test-district.ts'

const SINCE = '2000-01-01'

/**
 * Appoints made-up people in a district, as a demonstration has them: in the office, a department, a street and two
 * communities, and in further departments by name. Where some are already, nothing is added.
 */
export async function addDemoPeople(
  database: Database,
  { context, units }: TestDistrict,
  departments: readonly string[],
): Promise<void> {
  const [first, second] = units.communities
  await database.write(coreModule, context, async (scope) => {
    if ((await listDemoPosts(scope, SINCE)).length > 0) return
    const parts = departments.map((name) => ({ kind: 'department' as const, name, parentId: units.district }))
    const further = valueOrThrow(
      await addUnits(
        scope,
        parts.map((unit) => ({ ...unit, validFrom: SINCE })),
      ),
    )
    await appoint(scope, 'office-clerk', units.office)
    for (const unitId of [units.health, units.justice, ...further]) await appoint(scope, 'department-clerk', unitId)
    await appoint(scope, 'street-officer', units.street)
    for (const unitId of [first, second]) await appoint(scope, 'community-worker', unitId)
  })
}

async function appoint(
  scope: CoreWriting,
  role: 'office-clerk' | 'department-clerk' | 'street-officer' | 'community-worker',
  unitId: string,
): Promise<void> {
  const personId = newId()
  const postId = newId()
  await scope.db.insertInto('core.person').values({ id: personId, name: '演示人员', demo: true }).execute()
  await scope.db.insertInto('core.post').values({ id: postId, unit_id: unitId, title: '科员', role }).execute()
  await scope.db
    .insertInto('core.appointment')
    .values({ id: newId(), person_id: personId, post_id: postId, valid_from: SINCE, valid_to: null })
    .execute()
}
