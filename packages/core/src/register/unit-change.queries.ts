import type { UnitChange, UnitChangeField } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import type { CoreReading, CoreWriting } from '../scope.ts'

/** Makes every other writer of this tenant's register wait, so that names and codes stay unique by the day. */
export async function lockRegister(scope: CoreWriting): Promise<void> {
  await scope.db.selectFrom('core.org_unit').select('id').where('parent_id', 'is', null).forNoKeyUpdate().execute()
}

/** The next version of a unit whose version is still the one that was seen; nothing when it is not. */
export async function raiseVersion(
  scope: CoreWriting,
  { unitId, version }: { unitId: string; version: number },
): Promise<number | undefined> {
  const raised = await scope.db
    .updateTable('core.org_unit')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', unitId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  return raised?.version
}

/** The next version of each unit, whatever it was: for a change that has looked at the units itself. */
export function raiseVersions(scope: CoreWriting, unitIds: readonly string[]) {
  if (unitIds.length === 0) return Promise.resolve([])
  return scope.db
    .updateTable('core.org_unit')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', 'in', unitIds)
    .returning(['id', 'version'])
    .execute()
}

export interface NewUnitChange {
  readonly unitId: string
  readonly version: number
  readonly at: Date
  readonly action: UnitChange['action']
  readonly reason?: string | undefined
  readonly fields: readonly UnitChangeField[]
}

export async function insertUnitChanges(
  scope: CoreWriting,
  actor: Pick<Actor, 'postId' | 'name' | 'postTitle' | 'unitName'>,
  changes: readonly NewUnitChange[],
): Promise<void> {
  if (changes.length === 0) return
  await scope.db
    .insertInto('core.unit_change')
    .values(
      changes.map(({ unitId, version, at, action, reason, fields }) => ({
        unit_id: unitId,
        version,
        at,
        by_post: actor.postId,
        person_name: actor.name,
        post_title: actor.postTitle,
        unit_name: actor.unitName,
        action,
        reason: reason ?? null,
        fields: JSON.stringify(fields),
      })),
    )
    .execute()
}

/** The latest changes of a unit, newest first. */
export async function selectUnitChanges(scope: CoreReading, unitId: string, limit: number): Promise<UnitChange[]> {
  const rows = await scope.db
    .selectFrom('core.unit_change')
    .select(['version', 'at', 'person_name', 'post_title', 'unit_name', 'action', 'reason', 'fields'])
    .where('unit_id', '=', unitId)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ version, at, person_name, post_title, unit_name, action, reason, fields }) => ({
    version,
    at: at.toISOString(),
    by: person_name,
    post: post_title,
    unit: unit_name,
    action,
    ...(reason !== null && { reason }),
    fields,
  }))
}
