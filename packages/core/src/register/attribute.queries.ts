import type { DateText } from '@linli/kernel'
import type { CoreReading, CoreWriting } from '../scope.ts'

export interface AttributeRow {
  readonly unitId: string
  readonly key: string
  readonly value: string
  readonly since: DateText
}

/** What these units have on a day. */
export function selectAttributes(
  scope: CoreReading,
  unitIds: readonly string[],
  on: DateText,
): Promise<AttributeRow[]> {
  if (unitIds.length === 0) return Promise.resolve([])
  return scope.db
    .selectFrom('core.unit_attribute')
    .select(['unit_id as unitId', 'key', 'value', 'valid_from as since'])
    .where('unit_id', 'in', unitIds)
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', on)]))
    .execute()
}

export interface AttributeSetting {
  readonly unitId: string
  readonly key: string
  /** Absent to clear it. */
  readonly value?: string
}

/** Sets attributes from a day on: what held until then ends on it, what was set on the same day is replaced. */
export async function setAttributes(
  scope: CoreWriting,
  settings: readonly AttributeSetting[],
  from: DateText,
): Promise<void> {
  if (settings.length === 0) return
  for (const [key, ofKey] of Map.groupBy(settings, (setting) => setting.key)) {
    await endAttribute(scope, key, ofKey, from)
  }
  const kept = settings.filter((setting) => setting.value !== undefined)
  if (kept.length === 0) return
  await scope.db
    .insertInto('core.unit_attribute')
    .values(
      kept.map(({ unitId, key, value = '' }) => ({ unit_id: unitId, key, value, valid_from: from, valid_to: null })),
    )
    .execute()
}

async function endAttribute(scope: CoreWriting, key: string, settings: readonly AttributeSetting[], from: DateText) {
  const unitIds = settings.map(({ unitId }) => unitId)
  await scope.db
    .deleteFrom('core.unit_attribute')
    .where('unit_id', 'in', unitIds)
    .where('key', '=', key)
    .where('valid_from', '>=', from)
    .execute()
  await scope.db
    .updateTable('core.unit_attribute')
    .set({ valid_to: from })
    .where('unit_id', 'in', unitIds)
    .where('key', '=', key)
    .where('valid_to', 'is', null)
    .execute()
}
