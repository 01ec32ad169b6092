import type { ParameterScalar } from '@linli/contract'
import { prepareQuery } from '@linli/database'
import { type DateText, newId } from '@linli/kernel'
import { sql } from 'kysely'
import type { CoreTables } from '../core-module.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'

export interface NewParameter {
  readonly key: string
  readonly value: ParameterScalar
  /** Such as `working-days` or `yuan`. */
  readonly unit: string
  readonly validFrom: DateText
  /** The first day on which it no longer holds. */
  readonly validTo?: DateText
  /** The document's number and name, such as `秦办发〔2011〕27号`. */
  readonly sourceDocument: string
  /** Where in the document, such as `七(一)`. */
  readonly section: string
}

const inForce = prepareQuery<CoreTables, { keys: readonly string[]; on: DateText }>()((db, param) =>
  db
    .selectFrom('core.reachable_parameter')
    .select([
      'key',
      'value',
      'unit',
      'owner_tenant_id as ownerTenantId',
      'valid_from as validFrom',
      'source_document as sourceDocument',
      'section',
    ])
    .where('key', '=', sql<string>`any(${param('keys')}::text[])`)
    .where('valid_from', '<=', param('on'))
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', param('on'))])),
)

export type ParameterRow = typeof inForce extends { readonly types?: { readonly row: infer Row } } ? Row : never

/** The tenant's own and its city's values that hold on a day: a handful for each key. */
export function selectInForce(scope: CoreReading, keys: readonly string[], on: DateText): Promise<ParameterRow[]> {
  return scope.run(inForce, { keys, on })
}

/** Adds parameters of the scope's tenant; a key and first day that are there already stay as they are. @returns how many are new */
export async function insertParameters(scope: CoreWriting, parameters: readonly NewParameter[]): Promise<number> {
  if (parameters.length === 0) return 0
  const result = await scope.db
    .insertInto('core.parameter')
    .values(
      parameters.map(({ key, value, unit, validFrom, validTo, sourceDocument, section }) => ({
        id: newId(),
        key,
        value: JSON.stringify(value),
        unit,
        valid_from: validFrom,
        valid_to: validTo ?? null,
        source_document: sourceDocument,
        section,
      })),
    )
    .onConflict((conflict) => conflict.columns(['tenant_id', 'key', 'valid_from']).doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0)
}
