import type { CoreReading } from '../scope.ts'

/** Whether anybody of the tenant is not made up: its data is then nobody's to fill. */
export async function hasRealPeople(scope: CoreReading): Promise<boolean> {
  const real = await scope.db
    .selectFrom('core.person')
    .select('id')
    .where('demo', '=', false)
    .limit(1)
    .executeTakeFirst()
  return real !== undefined
}
