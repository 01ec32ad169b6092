import type { Actor } from '@linli/contract/trpc'
import { dayOf, newId } from '@linli/kernel'
import type { CoreWriting } from '../scope.ts'

/** Puts a row into every table about posts that change hands, for tests of the walls around them. */
export async function fillPeopleTables(
  scope: CoreWriting,
  { caseId, actor, at }: { caseId: string; actor: Actor; at: Date },
): Promise<void> {
  const id = newId()
  await scope.db
    .insertInto('core.hand_over')
    .values({ ...(await passedOn(scope, actor)), id, effective_on: dayOf(at), at, todo_count: 1 })
    .execute()
  const waiting = { kind: 'case', case_id: caseId, plugin_id: 'sample', process: 'request', title: 'x' } as const
  await scope.db
    .insertInto('core.hand_over_item')
    .values({ ...waiting, hand_over_id: id, seq: 1, step: null, due_on: null, sole: false })
    .execute()
  const role = 'security-administrator' as const
  const proposer = {
    proposed_by_person: actor.personId,
    proposed_by_name: 'x',
    proposed_by_role: role,
    proposed_at: at,
  }
  await scope.db
    .insertInto('core.administrator_proposal')
    .values({
      ...proposer,
      id: newId(),
      kind: 'appoint',
      role: 'audit-administrator',
      title: 'x',
      person_id: actor.personId,
      person_name: 'x',
      account: null,
      appointment_id: null,
      effective_on: dayOf(at),
      reason: 'x',
      decided_by_person: null,
      decided_by_name: null,
      decided_at: null,
      outcome: null,
      decision_reason: null,
    })
    .execute()
}

async function passedOn(scope: CoreWriting, actor: Actor) {
  const { id } = await scope.db
    .selectFrom('core.appointment')
    .select('id')
    .where('post_id', '=', actor.postId)
    .executeTakeFirstOrThrow()
  const { personId, postId, unitId } = actor
  return {
    appointment_id: id,
    post_id: postId,
    post_title: 'x',
    unit_id: unitId,
    unit_name: 'x',
    from_person: personId,
    from_name: 'x',
    to_person: null,
    to_name: null,
    reason: 'x',
    remarks: null,
    by_post: postId,
    by_name: 'x',
    by_title: 'x',
  }
}
