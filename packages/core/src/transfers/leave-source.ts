import type { PlaceChange } from '@linli/contract'
import { dayOf, ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { addMetric } from '../metrics/add-metric.ts'
import { insertEventUnits, insertPlaceEvent } from '../places/place-event.queries.ts'
import { endCodes, endDelegations, endUnits } from '../places/place-writes.queries.ts'
import { tellFollowers } from '../places/tell-followers.ts'
import { insertUnitChanges, raiseVersions } from '../register/unit-change.queries.ts'
import { inPortions, insertTransferUnits } from './arrival.queries.ts'
import type { Departure } from './collect-content.ts'
import { closePosts, handCasesOn } from './leave.queries.ts'
import type { StepRow, TransferRecord } from './transfer.queries.ts'
import { eventRow } from './transfer-event.ts'
import type { TransferWriting } from './transfer-work.ts'

export interface Leaving {
  readonly transfer: TransferRecord
  readonly confirmation: StepRow
  readonly departure: Departure
  readonly eventId: string
  readonly at: Date
  /** What each unit has become in the other district. */
  readonly idOf: (unitId: string) => string
}

/**
 * Ends in the source what has gone to the other district: units, codes, delegations and posts on the day, open cases with a note of
 * where they are gone on with. Refuses as the plugins do that hold something of the units.
 */
export async function leaveSource(work: TransferWriting, leaving: Leaving): Promise<Result<void>> {
  const { scope, actor } = work
  const { transfer, departure, eventId, at } = leaving
  const { units, posts, cases } = departure
  await insertPlaceEvent(scope, eventRow({ ...leaving, actor, kind: 'transfer-out', step: leaving.confirmation }))
  await writeParticipants(work, leaving)
  await endRegister(work, leaving)
  await closePosts(scope, [...new Set(posts.map(({ id }) => id))], transfer.day)
  await handCasesOn(
    scope,
    cases.map(({ id }) => id),
    {
      to: transfer.destinationName,
      at,
      on: dayOf(at),
      opinion: `${units[0]?.name ?? ''} → ${transfer.destinationName} · ${transfer.documentNumber}`,
      details: { placeEventId: eventId, transferId: transfer.id },
      names: { person_name: actor.name, post_title: actor.postTitle, unit_name: actor.unitName, post_id: actor.postId },
    },
  )
  const followed = await tellFollowers(scope, { ...work, change: changeOf(leaving), at })
  if (!followed.ok) return followed
  await appendAudit(scope, actor, {
    at,
    action: 'transfers.leave',
    subjectKind: 'transfer',
    subjectId: transfer.id,
    details: {
      unit: units[0]?.name ?? '',
      destination: transfer.destinationName,
      day: transfer.day,
      ...departure.counts,
    },
  })
  return ok(undefined)
}

async function writeParticipants(
  { scope }: TransferWriting,
  { departure, eventId, transfer, idOf }: Leaving,
): Promise<void> {
  const names = new Map(departure.units.map(({ id, name }) => [id, name]))
  const codes = new Map(departure.codes.map(({ unitId, value }) => [unitId, value]))
  const rows = departure.units.map(({ id, kind, name, fullName, parentId }) => ({
    event_id: eventId,
    side: 'before' as const,
    unit_id: id,
    kind,
    name,
    full_name: fullName,
    parent_id: parentId,
    parent_name: parentId === null ? null : (names.get(parentId) ?? null),
    code: codes.get(id) ?? null,
    households: null,
    continues: false,
  }))
  for (const portion of inPortions(rows)) await insertEventUnits(scope, portion, [])
  await insertTransferUnits(
    scope,
    departure.units.map(({ id, name }) => ({
      transfer_id: transfer.id,
      unit_id: id,
      event_id: eventId,
      other_tenant_id: transfer.destinationId,
      other_tenant_name: transfer.destinationName,
      other_unit_id: idOf(id),
      other_unit_name: name,
    })),
  )
}

async function endRegister({ scope, actor }: TransferWriting, { departure, transfer, eventId, at }: Leaving) {
  const { day } = transfer
  const ids = departure.units.map(({ id }) => id)
  await endUnits(scope, ids, day)
  await endCodes(
    scope,
    departure.codes.map(({ id }) => id),
    day,
  )
  await endDelegations(scope, departure.delegationIds, { day, eventId })
  await addMetric(
    scope,
    departure.units
      .filter(({ kind }) => kind === 'community')
      .map(({ id }) => ({ metric: 'core.communities', unitId: id, amount: -1 })),
  )
  const reason = transfer.documentNumber
  const fields = [{ field: 'validTo', to: day }]
  for (const portion of inPortions(await raiseVersions(scope, ids))) {
    const changes = portion.map(({ id, version }) => ({
      unitId: id,
      version,
      at,
      reason,
      action: 'end' as const,
      fields,
    }))
    await insertUnitChanges(scope, actor, changes)
  }
}

function changeOf({ transfer, departure, eventId }: Leaving): PlaceChange {
  return {
    eventId,
    kind: 'transfer-out',
    day: transfer.day,
    documentNumber: transfer.documentNumber,
    successions: departure.units.map(({ id }) => ({ unitId: id, ended: true, successorIds: [] })),
    moved: [],
    district: transfer.destinationName,
  }
}
