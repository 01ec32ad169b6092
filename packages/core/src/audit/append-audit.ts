import type { Actor } from '@linli/contract/trpc'
import { newId } from '@linli/kernel'
import type { CoreWriting } from '../scope.ts'
import { insertAuditEntry } from './audit.queries.ts'

/** What was done to what; `details` holds ids and values that explain it, never a secret. */
export interface AuditedAct {
  readonly at: Date
  /** `area.verb`, such as `people.add`. */
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** Who acts, in the words of the day. */
export type AuditedActor = Pick<Actor, 'postId' | 'name' | 'postTitle' | 'unitName'>

/** Writes an audit entry in the change's own transaction: if it cannot be written, the change does not happen. */
export async function appendAudit(scope: CoreWriting, actor: AuditedActor, act: AuditedAct): Promise<void> {
  await insertAuditEntry(scope, {
    id: newId(act.at),
    at: act.at,
    post_id: actor.postId,
    person_name: actor.name,
    post_title: actor.postTitle,
    unit_name: actor.unitName,
    action: act.action,
    subject_kind: act.subjectKind,
    subject_id: act.subjectId,
    details: JSON.stringify(act.details ?? {}),
  })
}
