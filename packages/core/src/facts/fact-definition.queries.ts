import type { FactDefinition } from '@linli/contract'
import { prepareQuery } from '@linli/database'
import { type DateText, newId } from '@linli/kernel'
import type { CoreTables } from '../core-module.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'
import type { FactContent } from './fact.tables.ts'

const begun = prepareQuery<CoreTables, { on: DateText }>()((db, param) =>
  db
    .selectFrom('core.reachable_fact_definition')
    .select([
      'owner_tenant_id as ownerTenantId',
      'key',
      'valid_from as validFrom',
      'valid_to as validTo',
      'content',
      'set_on as setOn',
    ])
    .where('valid_from', '<=', param('on'))
    .orderBy('key')
    .orderBy('valid_from', 'desc'),
)

/** The tenant's own and its city's definitions that hold on a day, one a key, in their order: a later one takes an earlier one's place. */
export async function selectDefinitions(scope: CoreReading, on: DateText): Promise<FactDefinition[]> {
  const rows = await begunRows(scope, on)
  return latestOfEach(
    scope,
    rows.filter(({ validTo }) => validTo === null || validTo > on),
  )
}

/** What each fact was last said to be by a day, also where it has ended: by this it is judged who reads what was entered. */
export async function selectLatestDefinitions(scope: CoreReading, on: DateText): Promise<FactDefinition[]> {
  return latestOfEach(scope, await begunRows(scope, on))
}

/** Keys that the scope's tenant has ever defined itself, whatever its city says of them. */
export async function selectOwnKeys(scope: CoreReading): Promise<ReadonlySet<string>> {
  const rows = await scope.db
    .selectFrom('core.reachable_fact_definition')
    .select('key')
    .distinct()
    .where('owner_tenant_id', '=', scope.tenantId)
    .execute()
  return new Set(rows.map(({ key }) => key))
}

type DefinitionRow = Awaited<ReturnType<typeof begunRows>>[number]

function begunRows(scope: CoreReading, on: DateText) {
  return scope.run(begun, { on })
}

function latestOfEach(scope: CoreReading, rows: readonly DefinitionRow[]): FactDefinition[] {
  const latest = rows.filter(({ key }, index) => rows.findIndex((row) => row.key === key) === index)
  const definitions = latest.map(
    ({ ownerTenantId, key, validFrom, validTo, content, setOn }): FactDefinition => ({
      ...content,
      key,
      validFrom,
      ...(validTo !== null && { validTo }),
      level: ownerTenantId === scope.cityId && scope.cityId !== scope.tenantId ? 'city' : 'tenant',
      knownSince: setOn,
    }),
  )
  return definitions.toSorted((a, b) => a.order - b.order)
}

export interface NewFactDefinition {
  readonly key: string
  readonly validFrom: DateText
  readonly validTo?: DateText
  readonly content: FactContent
  /** Stays the same when a fact is defined anew. */
  readonly setOn: DateText
}

/** Adds definitions of the scope's tenant; a key and first day that are there already stay as they are. @returns how many are new */
export async function insertDefinitions(
  scope: CoreWriting,
  definitions: readonly NewFactDefinition[],
): Promise<number> {
  if (definitions.length === 0) return 0
  const result = await scope.db
    .insertInto('core.fact_definition')
    .values(
      definitions.map(({ key, validFrom, validTo, content, setOn }) => ({
        id: newId(),
        key,
        valid_from: validFrom,
        valid_to: validTo ?? null,
        content: JSON.stringify(content),
        set_on: setOn,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'key', 'valid_from']).where('replaced_at', 'is', null).doNothing(),
    )
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0)
}

/** Takes the tenant's own definition of a key and first day out of force; what it said stays. */
export async function closeDefinition(
  scope: CoreWriting,
  { key, validFrom, at }: { key: string; validFrom: DateText; at: Date },
): Promise<void> {
  await scope.db
    .updateTable('core.fact_definition')
    .set({ replaced_at: at })
    .where('key', '=', key)
    .where('valid_from', '=', validFrom)
    .where('replaced_at', 'is', null)
    .execute()
}

/** Ends the tenant's own definitions of a key on a day. @returns how many ended */
export async function endDefinitions(
  scope: CoreWriting,
  { key, validTo }: { key: string; validTo: DateText },
): Promise<number> {
  const result = await scope.db
    .updateTable('core.fact_definition')
    .set({ valid_to: validTo })
    .where('key', '=', key)
    .where('valid_from', '<', validTo)
    .where('replaced_at', 'is', null)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', validTo)]))
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
