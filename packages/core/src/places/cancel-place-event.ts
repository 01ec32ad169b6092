import { ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import { selectEventForUpdate, updatePlaceEvent } from './place-event.queries.ts'
import type { PlaceWriting } from './place-work.ts'

/**
 * Takes back an event whose day has not come; one in effect is corrected by a further event. Refuses with
 * `place.not-found` and `place.not-planned`.
 */
export async function cancelPlaceEvent(
  { scope, actor, clock }: Pick<PlaceWriting, 'scope' | 'actor' | 'clock'>,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Result<void>> {
  const event = await selectEventForUpdate(scope, id)
  if (event === undefined) return refuseCore('not-found', 'place.not-found')
  if (event.state !== 'planned') return refuseCore('conflict', 'place.not-planned', { state: event.state })
  const at = clock.now()
  await updatePlaceEvent(scope, id, {
    state: 'cancelled',
    cancelled_at: at,
    cancelled_by: actor.name,
    cancel_reason: reason,
  })
  await appendAudit(scope, actor, {
    at,
    action: 'places.cancel',
    subjectKind: 'place-event',
    subjectId: id,
    details: { kind: event.kind, day: event.day, subject: event.subject, reason },
  })
  return ok(undefined)
}
