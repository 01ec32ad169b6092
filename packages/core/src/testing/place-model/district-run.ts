import type { ProcessDefinition, RegisterRow } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { newId, valueOrThrow } from '@linli/kernel'
import { expect } from 'vitest'
import type { CaseEngine } from '../../cases/case-engine.ts'
import { addUnits } from '../../organisation/add-units.ts'
import { getPlaceEvent } from '../../places/get-place-event.ts'
import { listCover } from '../../places/list-cover.ts'
import type { PlaceServices } from '../../places/place-work.ts'
import { previewPlaceEvent } from '../../places/preview-place-event.ts'
import { findUnitOn, readRegister } from '../../places/read-register.ts'
import { recordPlaceEvent } from '../../places/record-place-event.ts'
import type { CoreWriting } from '../../scope.ts'
import type { FixedClock } from '../fixed-clock.ts'
import { type ChangeKind, drawChange, type Picks } from './draw-change.ts'
import { applyToModel, foresee, type ModelUnit, type PlaceModel } from './place-model.ts'

/** A district against its reference model, in one transaction. */

export const modelProcess = {
  key: 'matter',
  initial: 'open',
  states: { open: {}, closed: { final: true } },
  open: { todos: [{ step: 'close', to: 'opener', permission: 'model:close' }] },
  transitions: { close: { from: ['open'], to: 'closed', permission: 'model:close' } },
} as const satisfies ProcessDefinition

export const modelPermissions = { model: { 'model:close': ['office-clerk'] } } as const

/** Whoever works in the district of a run, and with what. */
export interface ModelDesk {
  readonly engine: CaseEngine
  readonly services: PlaceServices
  readonly clock: FixedClock
  readonly actor: Actor
  /** The district itself. */
  readonly rootId: string
  /** Begins the names of what is made, so that two districts never make the same. */
  readonly mark: string
}

/** The state of a run: the model, and what it looked like on each day. */
export interface DistrictRun {
  readonly desk: ModelDesk
  readonly scope: CoreWriting
  readonly model: PlaceModel
  readonly days: Map<string, ReadonlyMap<string, ModelUnit>>
  readonly closedOn: Map<string, { readonly day: string; readonly name: string }>
  day: number
}

const dayText = (n: number) => new Date(Date.UTC(2026, 2, 2 + n)).toISOString().slice(0, 10)

export function beginRun(desk: ModelDesk, scope: CoreWriting, base: readonly ModelUnit[]): DistrictRun {
  desk.clock.setDay(dayText(0))
  const model = { units: new Map(base.map((unit) => [unit.id, unit])), delegates: new Map(), cases: new Map() }
  return { desk, scope, model, days: new Map(), closedOn: new Map(), day: 0 }
}

type BaseKind = 'street' | 'community' | 'estate' | 'building'

/** Adds what every run begins with, each under the one named before it, or at the top. @returns the units as the model has them */
export async function buildBase(
  scope: CoreWriting,
  rootId: string,
  parts: readonly (readonly [BaseKind, name: string, under?: string])[],
): Promise<ModelUnit[]> {
  const base: ModelUnit[] = []
  for (const [kind, name, under] of parts) {
    const parent = base.find((unit) => unit.name === under)?.id ?? rootId
    const [id = ''] = valueOrThrow(await addUnits(scope, [{ kind, name, parentId: parent, validFrom: '2024-01-01' }]))
    base.push({ id, kind, name, parent, ended: false })
  }
  return base
}

export async function openCase({ desk, scope, model }: DistrictRun, { a }: Picks): Promise<void> {
  const communities = [...model.units.values()].filter(({ kind, ended }) => kind === 'community' && !ended)
  const unit = communities[a % communities.length]
  if (unit === undefined) return
  const about = { pluginId: 'model', process: 'matter', subjectId: newId(), title: 'x', unitId: unit.id }
  const { id } = valueOrThrow(await desk.engine.open(scope, desk.actor, about))
  model.cases.set(id, { id, unit: unit.id, open: true })
}

export async function closeCase({ desk, scope, model, closedOn, day }: DistrictRun, { a }: Picks): Promise<void> {
  const open = [...model.cases.values()].filter((file) => file.open)
  const file = open[a % Math.max(open.length, 1)]
  if (file === undefined) return
  const address = { pluginId: 'model', caseId: file.id }
  const { version } = valueOrThrow(await desk.engine.get(scope, address))
  valueOrThrow(await desk.engine.transition(scope, desk.actor, { ...address, version, action: 'close' }))
  model.cases.set(file.id, { ...file, open: false })
  closedOn.set(file.id, { day: dayText(day), name: model.units.get(file.unit)?.name ?? '' })
}

/** Ends the day of a run: what the district looked like on it is kept. */
export function nextDay(run: DistrictRun): string {
  run.days.set(dayText(run.day), new Map(run.model.units))
  run.day += 1
  run.desk.clock.setDay(dayText(run.day))
  return dayText(run.day)
}

/** A change on the next day, through preview and record, or the refusal that the model foresees. */
export async function changePlaces(run: DistrictRun, kind: ChangeKind, picks: Picks): Promise<void> {
  const { desk, scope, model } = run
  const day = nextDay(run)
  const draft = drawChange(model, { kind, picks, day, name: `${desk.mark}${run.day}` })
  if (draft === undefined) return
  const work = { ...desk.services, scope, actor: desk.actor }
  const shown = await previewPlaceEvent(work, draft)
  const foreseen = foresee(model, draft)
  const codes = { uncovered: 'place.area-uncovered', unfollowed: 'place.successor-required', done: undefined }
  expect(shown.ok ? undefined : shown.refusal.code).toBe(codes[foreseen])
  if (!shown.ok) return
  const cases = shown.value.cases.map(({ caseId, successors }, index) => ({
    caseId,
    to: successors[(picks.mask >> index) % successors.length]?.key ?? '',
  }))
  const recording = { draft, digest: shown.value.digest, choices: { cases, posts: [] } }
  const { id } = valueOrThrow(await recordPlaceEvent(work, recording))
  const { after } = valueOrThrow(await getPlaceEvent(scope, id))
  const newIds = draft.newUnits.map(({ name }) => after.find((unit) => unit.name === name)?.unitId ?? '')
  const idOf = (key: string) => (key.startsWith('new:') ? (newIds[Number(key.slice(4))] ?? '') : key)
  applyToModel(model, { draft, newIds, chosen: new Map(cases.map(({ caseId, to }) => [caseId, idOf(to)])) })
}

/** The register of each day, every case, who looks after which area and the closure are as the model has them. */
export async function expectAsModelled({ scope, model, days, closedOn, day }: DistrictRun): Promise<void> {
  days.set(dayText(day), new Map(model.units))
  const own = new Set(model.units.keys())
  const mine = (rows: readonly RegisterRow[]) =>
    rows.filter(({ id }) => own.has(id)).map(({ id, name, parentId }) => `${id} ${name} ${parentId}`)
  for (const [on, units] of days) {
    const expected = [...units.values()].filter(({ ended }) => !ended)
    expect(mine(await readRegister(scope, on)).toSorted()).toEqual(
      expected.map(({ id, name, parent }) => `${id} ${name} ${parent}`).toSorted(),
    )
  }
  await expectCasesAsModelled(scope, model)
  for (const [caseId, { day: on, name }] of closedOn) {
    const unitId = model.cases.get(caseId)?.unit ?? ''
    expect((await findUnitOn(scope, { unitId, on }))?.name).toBe(name)
  }
  const areas = [...model.units.values()].filter(({ kind, ended }) => kind === 'estate' && !ended)
  const cover = (await listCover(scope, dayText(day))).filter(({ areaId }) => own.has(areaId))
  expect(cover.map(({ areaId }) => areaId).toSorted()).toEqual(areas.map(({ id }) => id).toSorted())
  expect(cover.filter((row) => row.cover === 'none')).toEqual([])
  expect(
    cover
      .filter((row) => row.cover === 'delegate')
      .map(({ areaId }) => areaId)
      .toSorted(),
  ).toEqual([...model.delegates.keys()].toSorted())
  await expectSoundClosure(scope, model)
}

/** Every case is where the model has it, none is lost, and nothing waits where nobody is any more. */
async function expectCasesAsModelled(scope: CoreWriting, model: PlaceModel): Promise<void> {
  const rows = await scope.db
    .selectFrom('core.case_file as c')
    .leftJoin('core.todo as t', (join) => join.onRef('t.case_id', '=', 'c.id').on('t.done_at', 'is', null))
    .select(['c.id', 'c.unit_id', 'c.state', 'c.handed_to as handedTo', 't.unit_id as waitsFor'])
    .where('c.plugin_id', '=', 'model')
    .execute()
  const found = rows.map((row) => `${row.id} ${row.unit_id} ${standingOf(row)} ${row.waitsFor}`)
  const expected = [...model.cases.values()].map(
    ({ id, unit, open, handed = false }) =>
      `${id} ${unit} ${handed ? 'handed' : open ? 'open' : 'closed'} ${open ? unit : null}`,
  )
  expect(found.toSorted()).toEqual(expected.toSorted())
  const ended = [...model.cases.values()].filter(({ open, unit }) => open && model.units.get(unit)?.ended)
  expect(ended).toEqual([])
}

function standingOf({ state, handedTo }: { readonly state: string; readonly handedTo: string | null }): string {
  return handedTo === null ? state : 'handed'
}

async function expectSoundClosure(scope: CoreWriting, { units }: PlaceModel): Promise<void> {
  const ids = [...units.keys()]
  const rows = await scope.db
    .selectFrom('core.org_unit_closure')
    .select(['ancestor_id', 'descendant_id', 'depth'])
    .where('descendant_id', 'in', ids)
    .execute()
  const parents = new Map(
    (await scope.db.selectFrom('core.org_unit').select(['id', 'parent_id']).execute()).map((row) => [
      row.id,
      row.parent_id,
    ]),
  )
  const expected = ids.flatMap((id) => {
    const above: string[] = []
    for (let at: string | null = id; at !== null; at = parents.get(at) ?? null) above.push(at)
    return above.map((ancestor, depth) => `${ancestor} ${id} ${depth}`)
  })
  const found = rows.map((row) => `${row.ancestor_id} ${row.descendant_id} ${row.depth}`)
  expect(found.toSorted()).toEqual(expected.toSorted())
}
