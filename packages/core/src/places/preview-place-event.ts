import type { PlaceDraft, PlacePreview, PlaceSuccessor, PlaceWarning, TouchedUnit } from '@linli/contract'
import { ok, type Result, today } from '@linli/kernel'
import { judgePlaceEvent } from './judge-place-event.ts'
import { nameOf } from './name-of.ts'
import { hasPlaceCode } from './place-code.policy.ts'
import type { UnitKey } from './place-plan.ts'
import type { PlaceReading } from './place-work.ts'
import { type PlaceTouch, readTouch } from './read-touch.ts'
import { digestTouch } from './touch-digest.ts'
import { unitsOfCase } from './touched.queries.ts'

/** What an event would touch, in words and counts, and the digest by which it is recorded. Refuses as `readTouch` does. */
export async function previewPlaceEvent(work: PlaceReading, draft: PlaceDraft): Promise<Result<PlacePreview>> {
  const day = today(work.clock)
  const read = await readTouch(work, draft, day)
  if (!read.ok) return read
  const touch = read.value
  const findings = await judgePlaceEvent(work.scope, touch)
  return ok({
    digest: digestTouch(touch, findings),
    effect: draft.day > day ? 'planned' : 'now',
    units: touchedUnits(touch),
    cases: touch.cases.map((touched) => {
      const { id, todoUnits, tiedUnits: _, version: __, ...row } = touched
      const todos = todoUnits === null ? 0 : todoUnits.split(' ').length
      return { ...row, caseId: id, todos, successors: successorsFor(touch, unitsOfCase(touched)) }
    }),
    posts: touchedPosts(touch),
    codes: touchedCodes(touch),
    holdings: touch.holdings.map(({ unitId: _, ...holding }) => holding),
    warnings: warningsOf(touch, day),
    findings,
  })
}

/** The successors of the first of these units whose business passes on. */
export function successorKeys({ plan }: PlaceTouch, unitIds: readonly string[]): readonly UnitKey[] {
  for (const id of unitIds) {
    const found = plan.successions.find(({ unitId }) => unitId === id)
    if (found !== undefined) return found.successors
  }
  return []
}

function successorsFor(touch: PlaceTouch, unitIds: readonly string[]): PlaceSuccessor[] {
  return successorKeys(touch, unitIds).map((key) => ({ key, name: nameOf(touch, key) }))
}

function touchedUnits(touch: PlaceTouch): TouchedUnit[] {
  const { plan, register } = touch
  const unitOf = (id: string) => register.units.get(id)
  const endsOfDelegations = register.delegations.filter(({ id }) => plan.delegationEnds.includes(id))
  return [
    ...plan.starts.map(({ key, kind, name, parentId }) => ({
      touch: 'starts' as const,
      key,
      kind,
      name,
      to: nameOf(touch, parentId),
    })),
    ...plan.ends.flatMap((id): TouchedUnit[] => {
      const unit = unitOf(id)
      if (unit === undefined) return []
      const to = successorsFor(touch, [id]).map(({ name }) => name)
      return [{ touch: 'ends', key: id, kind: unit.kind, name: unit.name, ...(to.length > 0 && { to: to.join(' ') }) }]
    }),
    ...plan.changes.flatMap((change): TouchedUnit[] => {
      const unit = unitOf(change.unitId)
      if (unit === undefined) return []
      const base = { key: unit.id, kind: unit.kind, name: unit.name }
      const renamed = change.name !== undefined || change.fullName !== undefined
      return [
        ...(renamed ? [{ ...base, touch: 'renamed' as const, from: unit.fullName, to: change.fullName ?? '' }] : []),
        ...(change.parent === undefined
          ? []
          : [
              {
                ...base,
                touch: 'moved' as const,
                from: nameOf(touch, unit.parentId ?? ''),
                to: nameOf(touch, change.parent),
              },
            ]),
      ]
    }),
    ...endsOfDelegations.map(({ areaId, delegateId }) => ({
      touch: 'delegation-ends' as const,
      key: areaId,
      kind: 'estate' as const,
      name: nameOf(touch, areaId),
      from: nameOf(touch, delegateId),
    })),
    ...plan.delegationStarts.map(({ area, delegate }) => ({
      touch: 'delegated' as const,
      key: area,
      kind: 'estate' as const,
      name: nameOf(touch, area),
      to: nameOf(touch, delegate),
    })),
  ]
}

function touchedPosts(touch: PlaceTouch): PlacePreview['posts'] {
  const byPost = Map.groupBy(touch.posts, ({ id }) => id)
  return [...byPost.values()].flatMap((rows) => {
    const [post] = rows
    if (post === undefined) return []
    const people = rows.flatMap(({ person }) => person ?? [])
    const { id: postId, title, unit, unitId } = post
    return [{ postId, title, unit, people, successors: successorsFor(touch, [unitId]) }]
  })
}

function touchedCodes(touch: PlaceTouch): PlacePreview['codes'] {
  const { draft, plan, codes, coded } = touch
  const given = draft.given.flatMap(({ unitId, code }) => (code === undefined ? [] : [{ unitId, code }]))
  const moved = plan.changes.filter(({ unitId, parent }) => parent !== undefined && coded.has(unitId))
  return [
    ...codes.map(({ unitId, value }) => ({ unit: nameOf(touch, unitId), value, touch: 'ends' as const })),
    ...given.map(({ unitId, code }) => ({ unit: nameOf(touch, unitId), value: code, touch: 'new' as const })),
    ...plan.starts
      .filter(({ kind }) => hasPlaceCode(kind))
      .map(({ name, code }) =>
        code === undefined
          ? { unit: name, touch: 'needed' as const }
          : { unit: name, value: code, touch: 'new' as const },
      ),
    // a code of twelve digits begins with its street's
    ...moved
      .filter(({ unitId }) => !given.some((row) => row.unitId === unitId))
      .map(({ unitId }) => ({ unit: nameOf(touch, unitId), touch: 'needed' as const })),
  ]
}

function warningsOf({ draft, plan, posts }: PlaceTouch, day: string): PlaceWarning[] {
  const warnings: readonly (readonly [PlaceWarning, boolean])[] = [
    ['day-is-past', draft.day < day],
    ['delegation-ends-uncovered', plan.delegationStarts.some(({ until }) => until !== undefined)],
    ['posts-without-people', posts.some(({ person }) => person === null)],
  ]
  return warnings.filter(([, holds]) => holds).map(([warning]) => warning)
}
