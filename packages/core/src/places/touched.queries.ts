import type { DateText } from '@linli/kernel'
import { sql } from 'kysely'
import { isOpen } from '../cases/open-cases.queries.ts'
import type { FinalStates } from '../cases/process-catalogue.ts'
import type { CoreReading } from '../scope.ts'
import { casesOf } from './cases-of.queries.ts'

export interface OpenCaseQuery {
  readonly finals: readonly FinalStates[]
  readonly on: DateText
}

/** Open cases in which units have a part, each with its open to-dos there and with whatever else ties it to one of them. */
export function selectOpenCases(scope: CoreReading, unitIds: readonly string[], { finals, on }: OpenCaseQuery) {
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
    .select((eb) =>
      eb
        .selectFrom(
          eb
            .selectFrom('core.todo_delegation as d')
            .select('d.from_unit_id as unitId')
            .whereRef('d.case_id', '=', 'c.id')
            .where('d.from_unit_id', 'in', unitIds)
            .where('d.ended_at', 'is', null)
            .union(
              eb
                .selectFrom('core.case_branch as b')
                .select('b.unit_id as unitId')
                .whereRef('b.case_id', '=', 'c.id')
                .where('b.unit_id', 'in', unitIds)
                .where('b.closed_at', 'is', null),
            )
            .union(
              eb
                .selectFrom('core.case_party as p')
                .select('p.unit_id as unitId')
                .whereRef('p.case_id', '=', 'c.id')
                .where('p.unit_id', 'in', unitIds),
            )
            .as('tie'),
        )
        .select(sql<string>`string_agg(tie."unitId"::text, ' ' order by tie."unitId")`.as('units'))
        .as('tiedUnits'),
    )
    .where('c.id', 'in', casesOf(scope, unitIds))
    .where((eb) => isOpen(eb, finals, on))
    .orderBy('c.id')
    .execute()
}

export type OpenCaseRow = Awaited<ReturnType<typeof selectOpenCases>>[number]

/** The units that a change of places concerns in a case: its own, and those in which it waits or which have a part in it. */
export function unitsOfCase({ unitId, todoUnits, tiedUnits }: OpenCaseRow): string[] {
  const texts = [unitId, ...(todoUnits?.split(' ') ?? []), ...(tiedUnits?.split(' ') ?? [])]
  return [...new Set(texts)]
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
