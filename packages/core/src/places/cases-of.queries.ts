import type { CoreReading } from '../scope.ts'

type Scope = Pick<CoreReading, 'db'>

/** The ids of cases that wait for one of some units, that one of them has handed on, or in which it is asked still. */
export function casesWaitingFor({ db }: Scope, unitIds: readonly string[]) {
  return db
    .selectFrom('core.todo as t')
    .select('t.case_id as id')
    .where('t.unit_id', 'in', unitIds)
    .where('t.done_at', 'is', null)
    .union(
      db
        .selectFrom('core.todo_delegation as d')
        .select('d.case_id as id')
        .where('d.from_unit_id', 'in', unitIds)
        .where('d.ended_at', 'is', null),
    )
    .union(
      db
        .selectFrom('core.case_branch as b')
        .select('b.case_id as id')
        .where('b.unit_id', 'in', unitIds)
        .where('b.closed_at', 'is', null),
    )
}

/** The ids of all cases of units, and of others that wait for one of them or in which it may appeal: what a change of these units may touch. */
export function casesOf(scope: Scope, unitIds: readonly string[]) {
  const parties = scope.db
    .selectFrom('core.case_party as p')
    .select('p.case_id as id')
    .where('p.unit_id', 'in', unitIds)
  return scope.db
    .selectFrom('core.case_file as f')
    .select('f.id')
    .where('f.unit_id', 'in', unitIds)
    .union(casesWaitingFor(scope, unitIds))
    .union(parties)
}
