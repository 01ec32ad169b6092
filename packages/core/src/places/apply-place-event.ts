import type { PlaceChange, PlaceChoices, PlaceCounts } from '@linli/contract'
import { newId, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { addMetric } from '../metrics/add-metric.ts'
import { addIdentifiers } from '../organisation/add-identifiers.ts'
import { addUnits } from '../organisation/add-units.ts'
import { insertUnitChanges, raiseVersions } from '../register/unit-change.queries.ts'
import { listParticipants } from './list-participants.ts'
import { nameOf } from './name-of.ts'
import { schemeOfPlaceCode } from './place-code.policy.ts'
import { insertEventUnits, updatePlaceEvent } from './place-event.queries.ts'
import type { UnitKey } from './place-plan.ts'
import type { PlaceWriting } from './place-work.ts'
import {
  endCodes,
  endDelegations,
  endUnits,
  insertDelegations,
  insertPastPeriods,
  type MovingCase,
  moveCases,
  movePosts,
  moveUnits,
  renameUnit,
  unbindTodos,
} from './place-writes.queries.ts'
import { successorKeys } from './preview-place-event.ts'
import type { PlaceTouch } from './read-touch.ts'
import { tellFollowers } from './tell-followers.ts'
import { unitsOfCase } from './touched.queries.ts'
import { writeGivenValues } from './write-given-values.ts'

export interface Application {
  readonly eventId: string
  readonly touch: PlaceTouch
  readonly choices: PlaceChoices
  readonly at: Date
}

type Step = PlaceWriting & Application & { readonly idOf: (key: UnitKey) => string }

/**
 * Lets an event take effect in the caller's transaction: the register, codes, posts, open cases and their to-dos, and
 * whatever plugins hold. A case goes to the successor chosen for it, and to the first where nobody has chosen. Refuses
 * with `place.not-a-successor` and as the plugins do.
 */
export async function applyPlaceEvent(work: PlaceWriting, application: Application): Promise<Result<PlaceCounts>> {
  const { touch, choices, eventId } = application
  const chosen = checkChoices(touch, choices)
  if (!chosen.ok) return chosen
  const started = await startUnits(work, touch)
  if (!started.ok) return started
  const ids = new Map(touch.plan.starts.map(({ key }, index) => [key, started.value[index] ?? '']))
  const step: Step = { ...work, ...application, idOf: (key) => ids.get(key) ?? key }

  await writeRegister(step)
  await writeUnitChanges(step)
  await writeGivenValues(work.scope, touch, step.idOf)
  const codes = await writeCodes(step)
  const posts = await passPosts(step)
  const { cases, todos } = await passCases(step)
  const counts = { cases, todos, posts, codes }
  const participants = listParticipants(step)
  await insertEventUnits(work.scope, participants.units, participants.successions)
  const followed = await tellFollowers(work.scope, { ...step, change: changeOf(step) })
  if (!followed.ok) return followed
  await updatePlaceEvent(work.scope, eventId, {
    state: 'in-effect',
    applied_at: application.at,
    touched: JSON.stringify(counts),
    problem: null,
  })
  return ok(counts)
}

function checkChoices(touch: PlaceTouch, { cases, posts }: PlaceChoices): Result<void> {
  const unitsOf = new Map([
    ...touch.cases.map((row): [string, string[]] => [row.id, unitsOfCase(row)]),
    ...touch.posts.map((row): [string, string[]] => [row.id, [row.unitId]]),
  ])
  const chosen = [
    ...cases.map(({ caseId: id, to }) => ({ id, to })),
    ...posts.map(({ postId: id, to }) => ({ id, to })),
  ]
  const wrong = chosen.some(({ id, to }) => {
    const units = unitsOf.get(id)
    return units !== undefined && !successorKeys(touch, units).includes(to)
  })
  return wrong ? refuseCore('invalid', 'place.not-a-successor') : ok(undefined)
}

/** After every unit that has a code, in the order of the register. */
const LAST = 999_999

function startUnits({ scope }: PlaceWriting, { draft, plan }: PlaceTouch): Promise<Result<string[]>> {
  return addUnits(
    scope,
    plan.starts.map(({ kind, parentId, name, fullName, code }) => ({
      kind,
      parentId,
      name,
      fullName,
      sortKey: code === undefined ? LAST : Number(code.slice(6)),
      validFrom: draft.day,
    })),
  )
}

async function writeRegister({ scope, touch, eventId, idOf }: Step): Promise<void> {
  const { plan, draft, register } = touch
  const { day } = draft
  const changed = [...new Set(plan.changes.map(({ unitId }) => unitId))].flatMap((id) => register.units.get(id) ?? [])
  await insertPastPeriods(
    scope,
    changed.map(({ id, parentId, name, fullName, since }) => ({
      unit_id: id,
      parent_id: parentId,
      name,
      full_name: fullName,
      valid_from: since,
      valid_to: day,
      event_id: eventId,
    })),
  )
  for (const { unitId, name, fullName } of plan.changes) {
    if (name !== undefined) await renameUnit(scope, unitId, { name, full_name: fullName ?? name })
  }
  const moved = plan.changes.filter(({ parent }) => parent !== undefined)
  for (const [parent, changes] of Map.groupBy(moved, ({ parent }) => idOf(parent ?? ''))) {
    await moveUnits(
      scope,
      changes.map(({ unitId }) => unitId),
      parent,
    )
  }
  await endUnits(scope, plan.ends, day)
  const communities = plan.ends.filter((id) => register.units.get(id)?.kind === 'community')
  await addMetric(
    scope,
    communities.map((unitId) => ({ metric: 'core.communities', unitId, amount: -1 })),
  )
  await endDelegations(scope, plan.delegationEnds, { day, eventId })
  await insertDelegations(
    scope,
    plan.delegationStarts.map(({ area, delegate, until }) => ({
      id: newId(),
      area_id: idOf(area),
      delegate_id: idOf(delegate),
      valid_from: day,
      valid_to: until ?? null,
      event_id: eventId,
      ended_by_event: null,
    })),
  )
}

/** The register's own record of what changed in each unit, so that a form opened before is refused with who did what. */
async function writeUnitChanges({ scope, actor, touch, at }: Step): Promise<void> {
  const { plan, draft, register } = touch
  const { documentNumber: reason } = draft
  const ids = [...new Set([...plan.ends, ...plan.changes.map(({ unitId }) => unitId)])]
  const raised = await raiseVersions(scope, ids)
  const changes = raised.map(({ id, version }) => {
    const unit = register.units.get(id)
    if (plan.ends.includes(id)) {
      const fields = [{ field: 'validTo', to: draft.day }]
      return { unitId: id, version, at, reason, action: 'end' as const, fields }
    }
    const fields = plan.changes
      .filter(({ unitId }) => unitId === id)
      .flatMap(({ name, fullName, parent }) => [
        ...(name === undefined ? [] : [{ field: 'name', from: unit?.name ?? '', to: name }]),
        ...(fullName === undefined ? [] : [{ field: 'fullName', from: unit?.fullName ?? '', to: fullName }]),
        ...(parent === undefined
          ? []
          : [{ field: 'parent', from: nameOf(touch, unit?.parentId ?? ''), to: nameOf(touch, parent) }]),
      ])
    return { unitId: id, version, at, reason, action: 'edit' as const, fields }
  })
  await insertUnitChanges(scope, actor, changes)
}

/** @returns how many codes have ended or begun */
async function writeCodes({ scope, touch, idOf }: Step): Promise<number> {
  const { draft, plan, register, codes } = touch
  await endCodes(
    scope,
    codes.map(({ id }) => id),
    draft.day,
  )
  const wanted = [
    ...plan.starts.map(({ key, kind, code }) => ({ unitId: idOf(key), kind, code })),
    ...draft.given.map(({ unitId, code }) => ({ unitId, kind: register.units.get(unitId)?.kind, code })),
  ]
  const begun = wanted.flatMap(({ unitId, kind, code }) =>
    code === undefined || kind === undefined
      ? []
      : [
          {
            unitId,
            scheme: schemeOfPlaceCode(kind, code),
            value: code,
            validFrom: draft.day,
            source: draft.documentNumber ?? draft.approvedBy ?? draft.day,
          },
        ],
  )
  await addIdentifiers(scope, begun)
  return codes.length + begun.length
}

async function passPosts({ scope, touch, choices, idOf }: Step): Promise<number> {
  const chosen = new Map(choices.posts.map(({ postId, to }) => [postId, to]))
  const unitOfPost = new Map(touch.posts.map(({ id, unitId }) => [id, unitId]))
  const passing = [...unitOfPost].flatMap(([postId, unitId]) => {
    const to = idOf(chosen.get(postId) ?? successorKeys(touch, [unitId])[0] ?? unitId)
    return to === unitId ? [] : [{ postId, to }]
  })
  for (const [to, posts] of Map.groupBy(passing, ({ to }) => to)) {
    await movePosts(
      scope,
      posts.map(({ postId }) => postId),
      to,
    )
  }
  return passing.length
}

async function passCases({ scope, touch, choices, eventId, at, actor, idOf }: Step) {
  const chosen = new Map(choices.cases.map(({ caseId, to }) => [caseId, to]))
  const moving = touch.cases.flatMap((row): MovingCase[] => {
    const { id: caseId } = row
    const passing = unitsOfCase(row).filter((from) => successorKeys(touch, [from]).length > 0)
    return passing.flatMap((fromUnitId) => {
      const toUnitId = idOf(chosen.get(caseId) ?? successorKeys(touch, [fromUnitId])[0] ?? fromUnitId)
      return toUnitId === fromUnitId ? [] : [{ caseId, fromUnitId, toUnitId }]
    })
  })
  const names = new Map(touch.plan.starts.map(({ key, name }) => [idOf(key), name]))
  const name = (id: string) => names.get(id) ?? nameOf(touch, id)
  const oldName = (id: string) => touch.register.units.get(id)?.name ?? ''
  const paper = touch.draft.documentNumber
  const todos = await moveCases(scope, moving, {
    eventId,
    at,
    names: {
      person_name: actor.name,
      post_title: actor.postTitle,
      unit_name: actor.unitName,
      post_id: actor.postId,
    },
    opinionOf: ({ fromUnitId, toUnitId }) =>
      `${oldName(fromUnitId)} → ${name(toUnitId)}${paper === undefined ? '' : ` · ${paper}`}`,
  })
  await unbindTodos(
    scope,
    touch.posts.map(({ id }) => id),
  )
  return { cases: new Set(moving.map(({ caseId }) => caseId)).size, todos }
}

function changeOf({ touch, eventId, idOf }: Step): PlaceChange {
  const { draft, plan } = touch
  const followed = new Set(plan.successions.map(({ unitId }) => unitId))
  const gone = plan.ends.filter((id) => !followed.has(id)).map((unitId) => ({ unitId, successors: [] }))
  return {
    eventId,
    kind: draft.kind,
    day: draft.day,
    ...(draft.documentNumber !== undefined && { documentNumber: draft.documentNumber }),
    successions: [...plan.successions, ...gone].map(({ unitId, successors }) => ({
      unitId,
      ended: plan.ends.includes(unitId),
      successorIds: successors.map(idOf),
    })),
    moved: plan.changes.flatMap(({ unitId, parent }) =>
      parent === undefined ? [] : [{ unitId, parentId: idOf(parent) }],
    ),
  }
}
