import type { Actor } from '@linli/contract/trpc'
import { newId } from '@linli/kernel'
import { insertBranches } from '../cases/branch.queries.ts'
import { insertPauses, selectLiveClocks } from '../cases/clock.queries.ts'
import { insertDelegation, insertRecusal } from '../cases/hands.queries.ts'
import { insertCopies, insertParties } from '../cases/step.queries.ts'
import { selectOpenTodosOf } from '../cases/todo.queries.ts'
import { insertHolding } from '../duties/duty.queries.ts'
import { insertCopyReads } from '../inbox/inbox.queries.ts'
import { insertObligation } from '../obligations/obligation.queries.ts'
import type { CoreWriting } from '../scope.ts'

/** Puts a row into every table that belongs to a case, for tests of the walls around them. */
export async function fillCaseTables(
  scope: CoreWriting,
  { caseId, actor, at }: { caseId: string; actor: Actor; at: Date },
): Promise<void> {
  const { unitId, postId, personId } = actor
  const [todo] = await selectOpenTodosOf(scope, caseId)
  const [clock] = await selectLiveClocks(scope, caseId)
  if (todo === undefined || clock === undefined) throw new Error('The case waits for nobody')
  const branch = { id: newId(), case_id: caseId, state: 'submitted', key: 'x', round: 1, unit_id: unitId, version: 1 }
  await insertBranches(scope, [{ ...branch, opened_at: at, closed_at: null, outcome: null, verdict: null }])
  await insertPauses(scope, [{ id: newId(), clock_id: clock.id, paused_on: clock.startedOn, resumed_on: null }])
  await insertParties(scope, [{ case_id: caseId, unit_id: unitId, named_at: at }])
  await insertRecusal(scope, { caseId, personId, postId, reason: 'x', at })
  const copyId = newId()
  await insertCopies(scope, [{ id: copyId, case_id: caseId, unit_id: unitId, post_id: null, action: 'open', at }])
  await insertCopyReads(scope, { ids: [copyId], unitId, postId, at })
  const finding = { rule: 'x', outcome: 'unmet', measured: {}, parameters: [], missing: [] } as const
  await insertObligation(scope, {
    id: newId(),
    caseId,
    kind: 'cover',
    subjectId: newId(),
    occasion: '',
    finding: { ...finding, source: { document: 'x', section: 'x' } },
    since: clock.startedOn,
  })
  await insertHolding(scope, { duty: 'review', unitId, from: clock.startedOn, version: 1, at, by: 'x', reason: 'x' })
  await insertDelegation(scope, {
    id: newId(),
    case_id: caseId,
    todo_id: todo.id,
    from_unit_id: todo.unitId,
    from_unit_name: 'x',
    from_post_id: postId,
    to_unit_id: unitId,
    to_post_id: null,
    reason: 'x',
    until: clock.dueOn,
    at,
    ended_at: null,
  })
}
