import { placeDraftInput } from '@linli/contract'
import type { Database, TenantContext } from '@linli/database'
import { dayOf, ok, RefusalError, type Result, SYSTEM_ACTOR, today, valueOrThrow } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { coreModule } from '../core-module.ts'
import type { CoreWriting } from '../scope.ts'
import type { TenantRecord } from '../tenancy/tenant.queries.ts'
import { applyPlaceEvent } from './apply-place-event.ts'
import { moveStragglers } from './move-stragglers.ts'
import { selectDueEvents, selectEventForUpdate, updatePlaceEvent } from './place-event.queries.ts'
import type { PlaceServices } from './place-work.ts'
import { readTouch } from './read-touch.ts'
import { holdPlaces } from './record-place-event.ts'

/**
 * Lets the events of a tenant take effect whose day has come, the earliest first. One that is refused by now stays planned
 * and keeps the reason, and one that fails stays planned too; the next day tries both again, and until then no later event of
 * their units overtakes them. Whatever was opened for a unit in the moment of its end follows it.
 * @throws AggregateError with whatever failed, after the rest is done
 */
export async function applyDueEvents(
  database: Database,
  services: PlaceServices,
  { id: tenantId, cityId }: Pick<TenantRecord, 'id' | 'cityId'>,
): Promise<void> {
  const context = { tenantId, cityId, actorId: SYSTEM_ACTOR }
  const day = today(services.clock)
  const due = await database.read(coreModule, context, (scope) => selectDueEvents(scope, day))
  const failures: unknown[] = []
  const held = new Set<string>()
  for (const { id, unitIds } of due) {
    if (unitIds.some((unitId) => held.has(unitId))) {
      for (const unitId of unitIds) held.add(unitId)
      continue
    }
    try {
      await database.write(coreModule, context, async (scope) => valueOrThrow(await applyOne(scope, services, id)))
    } catch (error) {
      for (const unitId of unitIds) held.add(unitId)
      if (error instanceof RefusalError) await keepProblem(database, context, { id, error })
      else failures.push(error)
    }
  }
  await moveStragglers(database, services, context)
  if (failures.length > 0) throw new AggregateError(failures, 'A part of the day’s changes of places failed')
}

function keepProblem(database: Database, context: TenantContext, { id, error }: { id: string; error: RefusalError }) {
  const { code, params } = error.refusal
  const problem = JSON.stringify({ code, params })
  return database.write(coreModule, context, (scope) => updatePlaceEvent(scope, id, { problem }))
}

async function applyOne(scope: CoreWriting, services: PlaceServices, id: string): Promise<Result<void>> {
  const at = services.clock.now()
  const event = await selectEventForUpdate(scope, id)
  // cancelled, or applied by another server, a moment ago
  if (event?.state !== 'planned') return ok(undefined)
  const draft = placeDraftInput.parse(event.draft)
  const actor = {
    postId: event.recorded_by_post,
    name: event.recorded_by,
    postTitle: event.recorded_by_title,
    unitName: event.recorded_by_unit,
  }
  const work = { ...services, scope, actor }
  await holdPlaces(work, draft)
  const touch = await readTouch(work, draft, dayOf(event.recorded_at))
  if (!touch.ok) return touch
  const applied = await applyPlaceEvent(work, { eventId: id, touch: touch.value, choices: event.choices, at })
  if (!applied.ok) return applied
  await appendAudit(scope, actor, {
    at,
    action: 'places.take-effect',
    subjectKind: 'place-event',
    subjectId: id,
    details: { kind: event.kind, day: event.day, subject: event.subject },
  })
  return ok(undefined)
}
