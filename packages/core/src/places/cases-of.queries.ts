import type { CoreReading } from '../scope.ts'

/** The ids of all cases of units, and of others that wait for one of them: what a change of these units may touch. */
export function casesOf(scope: Pick<CoreReading, 'db'>, unitIds: readonly string[]) {
  const waiting = scope.db
    .selectFrom('core.todo as t')
    .select('t.case_id as id')
    .where('t.unit_id', 'in', unitIds)
    .where('t.done_at', 'is', null)
  return scope.db.selectFrom('core.case_file as f').select('f.id').where('f.unit_id', 'in', unitIds).union(waiting)
}
