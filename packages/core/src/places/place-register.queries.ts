import type { CoreReading, CoreWriting } from '../scope.ts'
import { casesOf } from './cases-of.queries.ts'
import type { Delegation, PlaceRegister, PlaceUnit } from './place-register.ts'

/** The units named, with what stands above, beside and below them and the areas they look after. */
export async function selectRegister(scope: CoreReading, ids: readonly string[]): Promise<PlaceRegister> {
  if (ids.length === 0) return { units: new Map(), delegations: [] }
  const units = await selectUnitsAround(scope, ids)
  const delegations = await selectDelegations(
    scope,
    units.map(({ id }) => id),
  )
  return { units: new Map(units.map((unit) => [unit.id, unit])), delegations }
}

function selectUnitsAround(scope: CoreReading, ids: readonly string[]): Promise<PlaceUnit[]> {
  const parents = scope.db.selectFrom('core.org_unit as n').select('n.parent_id').where('n.id', 'in', ids)
  const lookedAfter = scope.db
    .selectFrom('core.delegation as d')
    .select('d.area_id')
    .where('d.delegate_id', 'in', ids)
    .where('d.ended_by_event', 'is', null)
  return scope.db
    .selectFrom('core.org_unit as u')
    .select(['u.id', 'u.kind', 'u.name', 'u.full_name as fullName', 'u.parent_id as parentId'])
    .select(['u.valid_from as validFrom', 'u.valid_to as validTo'])
    .select((eb) =>
      eb.fn
        .coalesce(
          eb
            .selectFrom('core.unit_past as p')
            .select((past) => past.fn.max('p.valid_to').as('since'))
            .whereRef('p.unit_id', '=', 'u.id'),
          'u.valid_from',
        )
        .as('since'),
    )
    .where((eb) =>
      eb.or([
        eb('u.id', 'in', ids),
        eb('u.parent_id', 'in', ids),
        eb('u.id', 'in', parents),
        eb('u.parent_id', 'in', parents),
        eb('u.id', 'in', lookedAfter),
      ]),
    )
    .orderBy('u.sort_key')
    .orderBy('u.id')
    .execute()
}

function selectDelegations(scope: CoreReading, unitIds: readonly string[]): Promise<Delegation[]> {
  if (unitIds.length === 0) return Promise.resolve([])
  return scope.db
    .selectFrom('core.delegation')
    .select(['id', 'area_id as areaId', 'delegate_id as delegateId', 'valid_from as validFrom', 'valid_to as validTo'])
    .where((eb) => eb.or([eb('area_id', 'in', unitIds), eb('delegate_id', 'in', unitIds)]))
    .where('ended_by_event', 'is', null)
    .execute()
}

/**
 * Holds units against whoever opens a case in them, lets a case of others wait for them or changes them, until this transaction
 * ends. A step of a case in which they have a part is held by its case already.
 */
export async function lockUnits(scope: CoreWriting, unitIds: readonly string[]): Promise<void> {
  if (unitIds.length === 0) return
  await scope.db
    .selectFrom('core.org_unit')
    .select('id')
    .where('id', 'in', unitIds)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

/** Holds the cases in which units have a part in the order of their ids: before the units, as a step does. */
export async function lockCasesOf(scope: CoreWriting, unitIds: readonly string[]): Promise<void> {
  if (unitIds.length === 0) return
  await scope.db
    .selectFrom('core.case_file as c')
    .select('c.id')
    .where('c.id', 'in', casesOf(scope, unitIds))
    .orderBy('c.id')
    .forNoKeyUpdate()
    .execute()
}
