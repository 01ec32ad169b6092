import { type DateText, newId } from '@linli/kernel'
import type { CoreWriting } from '../scope.ts'

export interface NewAlias {
  readonly unitId: string
  readonly name: string
  readonly validFrom?: DateText | undefined
  readonly validTo?: DateText | undefined
  readonly source: string
}

/** Adds names that units do not have yet. @returns how many are new */
export async function insertAliases(scope: CoreWriting, aliases: readonly NewAlias[]): Promise<number> {
  if (aliases.length === 0) return 0
  const result = await scope.db
    .insertInto('core.unit_alias')
    .values(
      aliases.map(({ unitId, name, validFrom, validTo, source }) => ({
        id: newId(),
        unit_id: unitId,
        name,
        valid_from: validFrom ?? null,
        valid_to: validTo ?? null,
        source,
      })),
    )
    .onConflict((conflict) => conflict.columns(['tenant_id', 'unit_id', 'name']).doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0)
}
