import type { DateText } from '@linli/kernel'
import { type ExpressionBuilder, sql } from 'kysely'
import type { FinalStates } from '../cases/process-catalogue.ts'
import type { CoreTables } from '../core-module.ts'
import type { CoreReading } from '../scope.ts'
import { casesOf } from './cases-of.queries.ts'

/** Open cases of units, and others that wait for one of them, each with its open to-dos there. */
export function selectOpenCases(scope: CoreReading, unitIds: readonly string[], finals: readonly FinalStates[]) {
  if (unitIds.length === 0) return Promise.resolve([])
  return scope.db
    .selectFrom('core.case_file as c')
    .innerJoin('core.org_unit as u', 'u.id', 'c.unit_id')
    .select(['c.id', 'c.plugin_id as pluginId', 'c.process', 'c.title', 'c.state', 'c.version', 'c.unit_id as unitId'])
    .select('u.name as unit')
    .select((eb) =>
      eb
        .selectFrom('core.todo as o')
        .select(sql<string>`string_agg(o.unit_id::text, ' ' order by o.id)`.as('units'))
        .whereRef('o.case_id', '=', 'c.id')
        .where('o.unit_id', 'in', unitIds)
        .where('o.done_at', 'is', null)
        .as('todoUnits'),
    )
    .where('c.id', 'in', casesOf(scope, unitIds))
    .$if(finals.length > 0, (query) => query.where((eb) => eb.not(isFinal(eb, finals))))
    .orderBy('c.id')
    .execute()
}

export type OpenCaseRow = Awaited<ReturnType<typeof selectOpenCases>>[number]

function isFinal(
  eb: ExpressionBuilder<CoreTables & { c: CoreTables['core.case_file'] }, 'c'>,
  finals: readonly FinalStates[],
) {
  return eb.or(
    finals.map(({ pluginId, process, states }) =>
      eb.and([eb('c.plugin_id', '=', pluginId), eb('c.process', '=', process), eb('c.state', 'in', states)]),
    ),
  )
}

/** The posts of units with the people who hold them on a day; a row a person, one without a name for a vacant post. */
export function selectPosts(scope: CoreReading, unitIds: readonly string[], on: DateText) {
  if (unitIds.length === 0) return Promise.resolve([])
  return scope.db
    .selectFrom('core.post as o')
    .innerJoin('core.org_unit as u', 'u.id', 'o.unit_id')
    .leftJoin('core.appointment as a', (join) =>
      join
        .onRef('a.post_id', '=', 'o.id')
        .on('a.valid_from', '<=', on)
        .on((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>', on)])),
    )
    .leftJoin('core.person as p', 'p.id', 'a.person_id')
    .select(['o.id', 'o.title', 'o.unit_id as unitId', 'u.name as unit', 'p.name as person'])
    .where('o.unit_id', 'in', unitIds)
    .orderBy('o.id')
    .orderBy('p.id')
    .execute()
}

/** The codes of units that hold on a day. */
export function selectCodes(scope: CoreReading, unitIds: readonly string[], on: DateText) {
  if (unitIds.length === 0) return Promise.resolve([])
  return scope.db
    .selectFrom('core.identifier as i')
    .select(['i.id', 'i.unit_id as unitId', 'i.scheme', 'i.value', 'i.valid_from as validFrom'])
    .where('i.unit_id', 'in', unitIds)
    .where((eb) => eb.or([eb('i.valid_to', 'is', null), eb('i.valid_to', '>', on)]))
    .orderBy('i.id')
    .execute()
}

/** Of some codes, those that a unit has on a day or later. */
export async function selectTakenCodes(scope: CoreReading, values: readonly string[], on: DateText) {
  if (values.length === 0) return []
  return scope.db
    .selectFrom('core.identifier as i')
    .select(['i.value', 'i.unit_id as unitId'])
    .where('i.value', 'in', values)
    .where((eb) => eb.or([eb('i.valid_to', 'is', null), eb('i.valid_to', '>', on)]))
    .execute()
}
