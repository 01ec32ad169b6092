import { CORE_CASES } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import { sql } from 'kysely'
import { isOpen } from '../cases/open-cases.queries.ts'
import type { FinalStates } from '../cases/process-catalogue.ts'
import { casesWaitingFor } from '../places/cases-of.queries.ts'
import type { CoreReading } from '../scope.ts'

type Ids = readonly string[]
const anyOf = (ids: Ids) => sql<string>`any(${ids}::uuid[])`

/** A unit with all below it that has not ended by a day, the upper ones first. */
export function selectBranch(scope: CoreReading, unitId: string, on: DateText) {
  return scope.db
    .selectFrom('core.org_unit_closure as c')
    .innerJoin('core.org_unit as u', 'u.id', 'c.descendant_id')
    .select(['u.id', 'u.parent_id as parentId', 'u.kind', 'u.name', 'u.full_name as fullName', 'u.sort_key as sortKey'])
    .select(['u.valid_from as validFrom', 'u.valid_to as validTo', 'c.depth'])
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
    .where('c.ancestor_id', '=', unitId)
    .where((eb) => eb.or([eb('u.valid_to', 'is', null), eb('u.valid_to', '>', on)]))
    .orderBy('c.depth')
    .orderBy('u.sort_key')
    .orderBy('u.id')
    .execute()
}

export type BranchUnit = Awaited<ReturnType<typeof selectBranch>>[number]

/** Codes of units that hold on a day or begin after it. */
export function selectCodesOf(scope: CoreReading, ids: Ids, on: DateText) {
  return scope.db
    .selectFrom('core.identifier as i')
    .select([
      'i.id',
      'i.unit_id as unitId',
      'i.scheme',
      'i.value',
      'i.valid_from as validFrom',
      'i.valid_to as validTo',
      'i.source',
    ])
    .select('i.flaw')
    .select(['i.exception_reason as exceptionReason', 'i.exception_by as exceptionBy', 'i.exception_at as exceptionAt'])
    .where('i.unit_id', '=', anyOf(ids))
    .where((eb) => eb.or([eb('i.valid_to', 'is', null), eb('i.valid_to', '>', on)]))
    .orderBy('i.unit_id')
    .orderBy('i.scheme')
    .orderBy('i.id')
    .execute()
}

export function selectAliasesOf(scope: CoreReading, ids: Ids) {
  return scope.db
    .selectFrom('core.unit_alias')
    .select(['unit_id as unitId', 'name', 'valid_from as from', 'valid_to as to', 'source'])
    .where('unit_id', '=', anyOf(ids))
    .orderBy('unit_id')
    .orderBy('name')
    .execute()
}

/** What units have on a day or later. */
export function selectAttributesOf(scope: CoreReading, ids: Ids, on: DateText) {
  return scope.db
    .selectFrom('core.unit_attribute')
    .select(['unit_id as unitId', 'key', 'value', 'valid_from as from', 'valid_to as to'])
    .where('unit_id', '=', anyOf(ids))
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', on)]))
    .orderBy('unit_id')
    .orderBy('key')
    .orderBy('valid_from')
    .execute()
}

/** What units are called, and their credit codes on a day. */
export function selectNamesOf(scope: CoreReading, ids: Ids, on: DateText) {
  return scope.db
    .selectFrom('core.org_unit as u')
    .leftJoin('core.identifier as i', (join) =>
      join
        .onRef('i.unit_id', '=', 'u.id')
        .on('i.scheme', '=', 'credit-code')
        .on('i.valid_from', '<=', on)
        .on((eb) => eb.or([eb('i.valid_to', 'is', null), eb('i.valid_to', '>', on)])),
    )
    .select(['u.id', 'u.name', 'i.value as code'])
    .where('u.id', '=', anyOf(ids))
    .execute()
}

export function selectPastOf(scope: CoreReading, ids: Ids) {
  return scope.db
    .selectFrom('core.unit_past')
    .select(['unit_id as unitId', 'name', 'full_name as fullName', 'valid_from as from', 'valid_to as to'])
    .where('unit_id', '=', anyOf(ids))
    .orderBy('unit_id')
    .orderBy('valid_from')
    .execute()
}

/** Every entry of every fact, corrected ones too. */
export function selectFactsOf(scope: CoreReading, ids: Ids) {
  return scope.db
    .selectFrom('core.fact_value')
    .select(['unit_id as unitId', 'key', 'period', 'revision', 'holds_from as holdsFrom', 'value', 'basis', 'reason'])
    .select(['entered_at as enteredAt', 'person_name as person', 'post_title as post', 'unit_name as unit'])
    .select('superseded_at as supersededAt')
    .where('unit_id', '=', anyOf(ids))
    .orderBy('unit_id')
    .orderBy('key')
    .orderBy('period')
    .orderBy('revision')
    .execute()
}

/** Delegations in which units are area or delegate and that no event has ended. */
export function selectDelegationsOf(scope: CoreReading, ids: Ids) {
  return scope.db
    .selectFrom('core.delegation as d')
    .innerJoin('core.org_unit as area', 'area.id', 'd.area_id')
    .select(['d.id', 'd.area_id as areaId', 'd.delegate_id as delegateId', 'd.valid_from as validFrom'])
    .select(['d.valid_to as validTo', 'area.name as area'])
    .where('d.ended_by_event', 'is', null)
    .where((eb) => eb.or([eb('d.area_id', '=', anyOf(ids)), eb('d.delegate_id', '=', anyOf(ids))]))
    .orderBy('d.area_id')
    .execute()
}

export function selectOpenCasesOf(
  scope: CoreReading,
  ids: Ids,
  { finals, day }: { readonly finals: readonly FinalStates[]; readonly day: DateText },
) {
  return (
    scope.db
      .selectFrom('core.case_file as c')
      .select(['c.id', 'c.unit_id as unitId', 'c.plugin_id as pluginId', 'c.process', 'c.title', 'c.state'])
      .select(['c.version', 'c.opened_at as openedAt'])
      .where('c.unit_id', '=', anyOf(ids))
      // what rules ask for they ask in the destination by themselves
      .where('c.plugin_id', '<>', CORE_CASES)
      .where((eb) => isOpen(eb, finals, day))
      .orderBy('c.id')
      .execute()
  )
}

/** How many cases of other units wait for one of these, or would come back to it. */
export async function countWaitingCases(scope: CoreReading, ids: Ids): Promise<number> {
  const { count } = await scope.db
    .selectFrom('core.case_file as c')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('c.id', 'in', casesWaitingFor(scope, ids))
    .where('c.unit_id', '<>', sql<string>`all(${ids}::uuid[])`)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The histories of cases; `ofOpener` where naming whoever acted would tell who opened the case. */
export function selectHistoriesOf(scope: CoreReading, caseIds: Ids) {
  return scope.db
    .selectFrom('core.timeline_entry as t')
    .innerJoin('core.case_file as c', 'c.id', 't.case_id')
    .select(['t.case_id as caseId', 't.at', 't.action', 't.to_state as to', 't.person_name as by'])
    .select(['t.post_title as post', 't.unit_name as unit', 't.opinion'])
    .select((eb) =>
      eb
        .or([
          eb.and([eb('t.from_state', 'is', null), eb('t.seq', '=', 0)]),
          eb('t.post_id', '=', eb.ref('c.opened_by_post')),
          eb('t.unit_id', 'is not distinct from', eb.ref('c.unit_id')),
        ])
        .as('ofOpener'),
    )
    .where('t.case_id', '=', anyOf(caseIds))
    .orderBy('t.case_id')
    .orderBy('t.version')
    .orderBy('t.seq')
    .execute()
}

/** Posts of units that are not closed by a day, with whoever holds them then or later; one without a person is vacant. */
export function selectPostsOf(scope: CoreReading, ids: Ids, on: DateText) {
  return scope.db
    .selectFrom('core.post as o')
    .innerJoin('core.org_unit as u', 'u.id', 'o.unit_id')
    .leftJoin('core.appointment as a', (join) =>
      join.onRef('a.post_id', '=', 'o.id').on((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>', on)])),
    )
    .leftJoin('core.person as p', 'p.id', 'a.person_id')
    .select(['o.id', 'o.title', 'u.name as unit', 'p.name as person'])
    .where('o.unit_id', '=', anyOf(ids))
    .where((eb) => eb.or([eb('o.closed_on', 'is', null), eb('o.closed_on', '>', on)]))
    .orderBy('o.id')
    .orderBy('p.id')
    .execute()
}
