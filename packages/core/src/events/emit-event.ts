import { newId } from '@linli/kernel'
import type { CoreWriting } from '../scope.ts'

/** Something that happened, for whoever subscribed to it. */
export interface NewEvent {
  /** `<plugin or core>.<what happened>`, such as `admission.item-approved`. */
  readonly type: string
  /** Grows when the payload's shape changes. */
  readonly schemaVersion?: number
  readonly payload: Readonly<Record<string, unknown>>
  readonly occurredAt: Date
}

/** Puts an event in the outbox, in the caller's transaction: it is delivered if and only if the change is committed. */
export async function emitEvent(scope: CoreWriting, event: NewEvent): Promise<void> {
  await scope.db
    .insertInto('core.outbox')
    .values({
      id: newId(event.occurredAt),
      type: event.type,
      schema_version: event.schemaVersion ?? 1,
      occurred_at: event.occurredAt,
      post_id: scope.actorId,
      payload: JSON.stringify(event.payload),
    })
    .execute()
}
