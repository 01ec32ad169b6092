import type { PlaceChange, TransferCounts } from '@linli/contract'
import { type DateText, newId, ok, type Result, SYSTEM_ACTOR } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { addMetric } from '../metrics/add-metric.ts'
import { insertUnits } from '../organisation/unit.queries.ts'
import { insertEventUnits, insertPlaceEvent } from '../places/place-event.queries.ts'
import { insertDelegations } from '../places/place-writes.queries.ts'
import { tellFollowers } from '../places/tell-followers.ts'
import { insertAliases } from '../register/alias.queries.ts'
import { namesUnit } from '../register/attribute.policy.ts'
import { insertUnitChanges } from '../register/unit-change.queries.ts'
import {
  inPortions,
  insertArrivedAttributes,
  insertArrivedCodes,
  insertArrivedFacts,
  insertMatters,
  insertTransferUnits,
} from './arrival.queries.ts'
import type { ArrivalPlan } from './plan-arrival.ts'
import type { StepRow, TransferRecord } from './transfer.queries.ts'
import { eventRow } from './transfer-event.ts'
import type { PackedUnit, TransferPackage } from './transfer-package.ts'
import type { TransferWriting } from './transfer-work.ts'

export interface Arriving {
  readonly transfer: TransferRecord
  readonly acceptance: StepRow
  readonly content: TransferPackage
  readonly plan: ArrivalPlan
  readonly eventId: string
  readonly at: Date
}

type Arrival = TransferWriting & Arriving & { readonly idOf: (unitId: string) => string }

/**
 * Lets in what a package holds, under new ids: units from the day on, their codes, former names, attributes, whoever looks after
 * areas, with their days and on none before; the facts that the city has defined, with every correction; and what was open as
 * matters to go on with.
 * Refuses as the plugins do that are told of it. @returns the new id of each unit, and how much has come
 */
export async function arrive(
  work: TransferWriting,
  arriving: Arriving,
): Promise<Result<{ readonly idOf: (unitId: string) => string; readonly counts: TransferCounts }>> {
  const { scope, actor } = work
  const { content, transfer, plan, at } = arriving
  const ids = new Map(content.units.map(({ id }) => [id, newId(at)]))
  const arrival: Arrival = { ...work, ...arriving, idOf: (id) => ids.get(id) ?? '' }
  await insertPlaceEvent(scope, eventRow({ ...arriving, actor, kind: 'transfer-in', step: arriving.acceptance }))
  await enterUnits(arrival)
  await writeParticipants(arrival)
  const codes = await enterCodes(arrival)
  await enterAttributes(arrival)
  await enterFacts(arrival)
  await enterMatters(arrival)
  const followed = await tellFollowers(scope, { ...work, change: changeOf(arrival), at })
  if (!followed.ok) return followed
  const { units, facts, matters } = content
  const counts = {
    units: units.length,
    codes,
    facts: plan.facts.length,
    factsKept: facts.length - plan.facts.length,
    matters: matters.length,
  }
  const details = {
    source: transfer.sourceName,
    under: plan.target.name,
    day: transfer.day,
    nonce: content.nonce,
    ...counts,
  }
  await appendAudit(scope, actor, {
    at,
    action: 'transfers.arrive',
    subjectKind: 'transfer',
    subjectId: transfer.id,
    details,
  })
  return ok({ idOf: arrival.idOf, counts })
}

function changeOf({ content, transfer, plan, eventId, idOf }: Arrival): PlaceChange {
  return {
    eventId,
    kind: 'transfer-in',
    day: content.day,
    documentNumber: transfer.documentNumber,
    successions: [],
    moved: [],
    district: transfer.sourceName,
    arrived: content.units.map(({ id, kind, name, parentId }) => ({
      unitId: idOf(id),
      kind,
      name,
      parentId: parentId === undefined ? plan.target.id : idOf(parentId),
      formerId: id,
    })),
  }
}

function depthsOf(units: readonly PackedUnit[]): PackedUnit[][] {
  const depths = new Map<string, number>()
  for (const { id, parentId } of units) depths.set(id, parentId === undefined ? 0 : (depths.get(parentId) ?? 0) + 1)
  return [...Map.groupBy(units, ({ id }) => depths.get(id) ?? 0)]
    .toSorted(([a], [b]) => a - b)
    .map(([, level]) => level)
}

/** One level after the other, since a unit's ancestors are those of its parent. */
async function enterUnits({ scope, actor, content, plan, transfer, idOf, at }: Arrival): Promise<void> {
  const { day } = content
  for (const level of depthsOf(content.units)) {
    for (const portion of inPortions(level)) {
      await insertUnits(
        scope,
        portion.map(({ id, parentId, kind, name, fullName, sortKey }) => ({
          id: idOf(id),
          parentId: parentId === undefined ? plan.target.id : idOf(parentId),
          kind,
          name,
          fullName,
          sortKey,
          validFrom: day,
        })),
      )
    }
  }
  const reason = transfer.documentNumber
  for (const portion of inPortions(content.units)) {
    const changes = portion.map(({ id, name, left }) => {
      const lost = left.map(({ key, name, code }) => ({
        field: key,
        from: code === undefined ? name : `${name} ${code}`,
      }))
      const fields = [{ field: 'name', to: name }, ...lost]
      return { unitId: idOf(id), version: 1, at, action: 'import' as const, reason, fields }
    })
    await insertUnitChanges(scope, actor, changes)
  }
  const communities = content.units.filter(({ kind }) => kind === 'community')
  await addMetric(
    scope,
    communities.map(({ id }) => ({ metric: 'core.communities', unitId: idOf(id), amount: 1 })),
  )
}

async function writeParticipants({ scope, content, plan, transfer, eventId, idOf }: Arrival): Promise<void> {
  const names = new Map(content.units.map(({ id, name }) => [id, name]))
  const rows = content.units.map(({ id, parentId, kind, name, fullName }) => ({
    event_id: eventId,
    side: 'after' as const,
    unit_id: idOf(id),
    kind,
    name,
    full_name: fullName,
    parent_id: parentId === undefined ? plan.target.id : idOf(parentId),
    parent_name: parentId === undefined ? plan.target.name : (names.get(parentId) ?? null),
    code: plan.rows.find(({ unitId }) => unitId === id)?.code ?? null,
    households: null,
    continues: false,
  }))
  for (const portion of inPortions(rows)) await insertEventUnits(scope, portion, [])
  await insertTransferUnits(
    scope,
    content.units.map(({ id, name }) => ({
      transfer_id: transfer.id,
      unit_id: idOf(id),
      event_id: eventId,
      other_tenant_id: transfer.sourceId,
      other_tenant_name: transfer.sourceName,
      other_unit_id: id,
      other_unit_name: name,
    })),
  )
}

/** @returns how many there are */
async function enterCodes({ scope, content: { day }, plan, idOf }: Arrival): Promise<number> {
  const codes = [...plan.codes].flatMap(([unitId, list]) =>
    list.map(({ scheme, value, from, to, source, flaw, exceptionReason, exceptionBy, exceptionAt }) => ({
      id: newId(),
      unit_id: idOf(unitId),
      scheme,
      value,
      valid_from: laterOf(from, day),
      valid_to: to ?? null,
      source,
      flaw: flaw ?? null,
      exception_reason: exceptionReason ?? null,
      exception_by: exceptionBy ?? null,
      exception_at: exceptionAt === undefined ? null : new Date(exceptionAt),
    })),
  )
  await insertArrivedCodes(scope, codes)
  return codes.length
}

async function enterAttributes({ scope, content, transfer, eventId, idOf }: Arrival): Promise<void> {
  const { day, units } = content
  const aliases = units.flatMap(({ id, aliases, past, name }) => [
    ...aliases.map(({ name, from, to, source }) => ({ unitId: idOf(id), name, validFrom: from, validTo: to, source })),
    // a former name is found in the new district too
    ...past
      .filter((period) => period.name !== name)
      .map((period) => ({
        unitId: idOf(id),
        name: period.name,
        validFrom: period.from,
        validTo: period.to,
        source: transfer.sourceName,
      })),
  ])
  for (const portion of inPortions(aliases)) await insertAliases(scope, portion)
  await insertArrivedAttributes(
    scope,
    units.flatMap(({ id, kind, attributes }) =>
      attributes.map(({ key, value, from, to }) => ({
        unit_id: idOf(id),
        key,
        value: namesUnit(kind, key) ? idOf(value) : value,
        valid_from: laterOf(from, day),
        valid_to: to ?? null,
      })),
    ),
  )
  await insertDelegations(
    scope,
    content.delegations.map(({ areaId, delegateId, until }) => ({
      id: newId(),
      area_id: idOf(areaId),
      delegate_id: idOf(delegateId),
      valid_from: day,
      valid_to: until ?? null,
      event_id: eventId,
      ended_by_event: null,
    })),
  )
}

function laterOf(...days: [DateText, DateText]): DateText {
  return days.toSorted()[1] ?? days[0]
}

/** Entries keep their moment and whoever entered them, in the words of the other district: no post of this one has. */
async function enterFacts({ scope, plan, idOf }: Arrival): Promise<void> {
  await insertArrivedFacts(
    scope,
    plan.facts.map((fact) => ({
      id: newId(),
      unit_id: idOf(fact.unitId),
      key: fact.key,
      period: fact.period,
      revision: fact.revision,
      holds_from: fact.holdsFrom,
      value: fact.value,
      way: 'import' as const,
      basis: fact.basis ?? null,
      reason: fact.reason ?? null,
      entered_at: new Date(fact.enteredAt),
      entered_by_post: SYSTEM_ACTOR,
      person_name: fact.person,
      post_title: fact.post,
      unit_name: fact.unit,
      superseded_at: fact.supersededAt === undefined ? null : new Date(fact.supersededAt),
    })),
  )
}

async function enterMatters({ scope, content, transfer, idOf }: Arrival): Promise<void> {
  await insertMatters(
    scope,
    content.matters.map((matter) => ({
      transfer_id: transfer.id,
      unit_id: idOf(matter.unitId),
      other_tenant_name: transfer.sourceName,
      other_case_id: matter.caseId,
      plugin_id: matter.pluginId,
      process: matter.process,
      state: matter.state,
      title: matter.title,
      opened_at: new Date(matter.openedAt),
      history: JSON.stringify(matter.history),
    })),
  )
}
