import { needsReason, type PlaceChoices, type PlaceDraft, type PlaceEventState } from '@linli/contract'
import { dayOf, newId, ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import { lockRegister } from '../register/unit-change.queries.ts'
import { applyPlaceEvent } from './apply-place-event.ts'
import { judgePlaceEvent } from './judge-place-event.ts'
import { nameOf } from './name-of.ts'
import { insertPlaceEvent } from './place-event.queries.ts'
import { lockCasesOf, lockUnits } from './place-register.queries.ts'
import type { PlaceWriting } from './place-work.ts'
import { idsOf } from './plan-place-event.policy.ts'
import { successorKeys } from './preview-place-event.ts'
import { type PlaceTouch, readTouch } from './read-touch.ts'
import { digestTouch, findDifference } from './touch-digest.ts'
import { unitsOfCase } from './touched.queries.ts'

export interface PlaceRecording {
  readonly draft: PlaceDraft
  /** Of the preview that was agreed to. */
  readonly digest: string
  readonly choices: PlaceChoices
}

/**
 * Records a change of places: at once when its day has come, as planned otherwise. Refuses as `readTouch` does, with
 * `place.changed-meanwhile` when the preview no longer holds (`what` says in which part), with `place.choice-missing` when
 * a case has several successors and none is chosen, with `place.rule-reason-required` when a rule is not kept and nobody says
 * why (三(一): 原则上), and with `place.not-a-successor`. What the rules find stays with the event.
 */
export async function recordPlaceEvent(
  work: PlaceWriting,
  { draft, digest, choices }: PlaceRecording,
): Promise<Result<{ id: string; state: PlaceEventState }>> {
  const { scope, actor, clock } = work
  const at = clock.now()
  await holdPlaces(work, draft)
  const read = await readTouch(work, draft, dayOf(at))
  if (!read.ok) return read
  const touch = read.value
  const findings = await judgePlaceEvent(scope, touch)
  const differing = findDifference(digest, digestTouch(touch, findings))
  if (differing !== undefined) return refuseCore('conflict', 'place.changed-meanwhile', { what: differing })
  const missing = countMissingChoices(touch, choices)
  if (missing > 0) return refuseCore('invalid', 'place.choice-missing', { count: missing })

  const doubtful = findings.filter(needsReason)
  if (draft.reason === undefined && doubtful.length > 0) {
    return refuseCore('invalid', 'place.rule-reason-required', { count: doubtful.length })
  }

  const id = newId(at)
  const decided = { choices: JSON.stringify(choices), findings: JSON.stringify(findings) }
  await insertPlaceEvent(scope, { ...eventRow(work, touch, at), id, ...decided })
  const planned = draft.day > dayOf(at)
  if (!planned) {
    const applied = await applyPlaceEvent(work, { eventId: id, touch, choices, at })
    if (!applied.ok) return applied
  }
  await appendAudit(scope, actor, {
    at,
    action: 'places.record',
    subjectKind: 'place-event',
    subjectId: id,
    details: { kind: draft.kind, day: draft.day, subject: subjectOf(touch), ...(planned && { planned }) },
  })
  return ok({ id, state: planned ? 'planned' : 'in-effect' })
}

/** One change of a tenant's places at a time, and none under the hands of whoever works on a case there or opens one. */
export async function holdPlaces({ scope }: Pick<PlaceWriting, 'scope'>, draft: PlaceDraft): Promise<void> {
  const ids = idsOf(draft)
  await lockRegister(scope)
  await lockCasesOf(scope, ids)
  await lockUnits(scope, ids)
}

function countMissingChoices(touch: PlaceTouch, { cases }: PlaceChoices): number {
  const chosen = new Set(cases.map(({ caseId }) => caseId))
  return touch.cases.filter((row) => successorKeys(touch, unitsOfCase(row)).length > 1 && !chosen.has(row.id)).length
}

function eventRow({ actor }: PlaceWriting, touch: PlaceTouch, at: Date) {
  const { draft } = touch
  return {
    kind: draft.kind,
    state: 'planned' as const,
    day: draft.day,
    document_number: draft.documentNumber ?? null,
    approved_by: draft.approvedBy ?? null,
    reason: draft.reason ?? null,
    subject: subjectOf(touch),
    draft: JSON.stringify(draft),
    touched: '{}',
    recorded_at: at,
    recorded_by_post: actor.postId,
    recorded_by: actor.name,
    recorded_by_title: actor.postTitle,
    recorded_by_unit: actor.unitName,
    applied_at: null,
    cancelled_at: null,
    cancelled_by: null,
    cancel_reason: null,
    problem: null,
  }
}

/** The units named, or the ones that begin where there are none. */
function subjectOf(touch: PlaceTouch): string {
  const { draft, register, plan } = touch
  const named = draft.unitIds.flatMap((id) => register.units.get(id)?.name ?? [])
  const begun = plan.starts.map(({ key }) => nameOf(touch, key))
  return (named.length > 0 ? named : begun).join(' · ')
}
