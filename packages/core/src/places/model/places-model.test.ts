import type { ProcessDefinition, RegisterRow } from '@linli/contract'
import { newId, valueOrThrow } from '@linli/kernel'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CaseEngine, createCaseEngine } from '../../cases/case-engine.ts'
import { coreModule } from '../../core-module.ts'
import { addUnits } from '../../organisation/add-units.ts'
import type { CoreWriting } from '../../scope.ts'
import { createTestCity, type TestCity } from '../../testing/create-test-city.ts'
import { getPlaceEvent } from '../get-place-event.ts'
import { listCover } from '../list-cover.ts'
import type { PlaceServices } from '../place-work.ts'
import { previewPlaceEvent } from '../preview-place-event.ts'
import { findUnitOn, readRegister } from '../read-register.ts'
import { recordPlaceEvent } from '../record-place-event.ts'
import { type ChangeKind, changeKinds, drawChange, type Picks } from './draw-change.ts'
import { applyToModel, foresee, type ModelUnit, type PlaceModel } from './place-model.ts'

/** Places against a reference model, on the real database: each run is one transaction that is rolled back. */

const RUNS = 1000
const process = {
  key: 'matter',
  initial: 'open',
  states: { open: {}, closed: { final: true } },
  open: { todos: [{ step: 'close', to: 'opener', permission: 'model:close' }] },
  transitions: { close: { from: ['open'], to: 'closed', permission: 'model:close' } },
} as const satisfies ProcessDefinition

let test: TestCity
let engine: CaseEngine
let services: PlaceServices
const base: ModelUnit[] = []

beforeAll(async () => {
  test = await createTestCity({ permissions: { model: { 'model:close': ['office-clerk'] } } })
  const { clock, calendar, permissions } = test
  engine = createCaseEngine({ clock, calendar, permissions, processes: [{ pluginId: 'model', definition: process }] })
  services = { clock, finals: engine.finals, followers: [] }
  await test.database.write(coreModule, test.haigang.context, buildBase)
})

afterAll(() => test.drop())

/** Two streets, three communities, two estates, and buildings in an estate and in a community. */
async function buildBase(scope: CoreWriting) {
  const add = async (kind: 'street' | 'community' | 'estate' | 'building', name: string, parent: string) => {
    const unit = { kind, name, parentId: parent, validFrom: '2024-01-01' }
    const [id = ''] = valueOrThrow(await addUnits(scope, [unit]))
    base.push({ id, kind, name, parent, ended: false })
    return id
  }
  const [north, south] = [
    await add('street', 'north', test.haigang.units.root.id),
    await add('street', 'south', test.haigang.units.root.id),
  ]
  const first = await add('community', 'first', north)
  await add('community', 'second', north)
  const third = await add('community', 'third', south)
  const estate = await add('estate', 'e1', first)
  await add('building', 'b1', estate)
  await add('building', 'b2', estate)
  await add('building', 'b3', first)
  await add('estate', 'e3', third)
}

interface Command {
  readonly what: 'open' | 'close' | ChangeKind
  readonly picks: Picks
}

const picks = fc.record({ a: fc.nat(9), b: fc.nat(9), mask: fc.nat(7), flag: fc.boolean() })
const command: fc.Arbitrary<Command> = fc.record({
  what: fc.constantFrom('open', 'open', 'close', ...changeKinds),
  picks,
})

class RolledBack extends Error {}

/** The state of a run: the model, and what it looked like on each day. */
interface Run {
  readonly scope: CoreWriting
  readonly model: PlaceModel
  readonly days: Map<string, ReadonlyMap<string, ModelUnit>>
  readonly closedOn: Map<string, { readonly day: string; readonly name: string }>
  day: number
}

const dayText = (n: number) => new Date(Date.UTC(2026, 2, 2 + n)).toISOString().slice(0, 10)

async function play(commands: readonly Command[]): Promise<void> {
  test.clock.setDay(dayText(0))
  await test.database
    .write(coreModule, test.haigang.contextOf(test.haigang.actors.office), async (scope) => {
      const model: PlaceModel = {
        units: new Map(base.map((unit) => [unit.id, unit])),
        delegates: new Map(),
        cases: new Map(),
      }
      const run: Run = { scope, model, days: new Map(), closedOn: new Map(), day: 0 }
      for (const { what, picks } of commands) {
        if (what === 'open') await openCase(run, picks)
        else if (what === 'close') await closeCase(run, picks)
        else await change(run, what, picks)
      }
      await expectAsModelled(run)
      throw new RolledBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error
    })
}

async function openCase({ scope, model }: Run, { a }: Picks): Promise<void> {
  const communities = [...model.units.values()].filter(({ kind, ended }) => kind === 'community' && !ended)
  const unit = communities[a % communities.length]
  if (unit === undefined) return
  const about = { pluginId: 'model', process: 'matter', subjectId: newId(), title: 'x', unitId: unit.id }
  const { id } = valueOrThrow(await engine.open(scope, test.haigang.actors.office, about))
  model.cases.set(id, { id, unit: unit.id, open: true })
}

async function closeCase({ scope, model, closedOn, day }: Run, { a }: Picks): Promise<void> {
  const open = [...model.cases.values()].filter((file) => file.open)
  const file = open[a % Math.max(open.length, 1)]
  if (file === undefined) return
  const address = { pluginId: 'model', caseId: file.id }
  const { version } = valueOrThrow(await engine.get(scope, address))
  valueOrThrow(await engine.transition(scope, test.haigang.actors.office, { ...address, version, action: 'close' }))
  model.cases.set(file.id, { ...file, open: false })
  closedOn.set(file.id, { day: dayText(day), name: model.units.get(file.unit)?.name ?? '' })
}

async function change(run: Run, kind: ChangeKind, picks: Picks): Promise<void> {
  const { scope, model, days } = run
  days.set(dayText(run.day), new Map(model.units))
  run.day += 1
  const day = dayText(run.day)
  test.clock.setDay(day)
  const draft = drawChange(model, { kind, picks, day, name: `n${run.day}` })
  if (draft === undefined) return
  const work = { ...services, scope, actor: test.haigang.actors.office }
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

async function expectAsModelled({ scope, model, days, closedOn, day }: Run): Promise<void> {
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
    .select(['c.id', 'c.unit_id', 'c.state', 't.unit_id as waitsFor'])
    .where('c.plugin_id', '=', 'model')
    .execute()
  const found = rows.map((row) => `${row.id} ${row.unit_id} ${row.state === 'open'} ${row.waitsFor}`)
  const expected = [...model.cases.values()].map(({ id, unit, open }) => `${id} ${unit} ${open} ${open ? unit : null}`)
  expect(found.toSorted()).toEqual(expected.toSorted())
  const ended = [...model.cases.values()].filter(({ open, unit }) => open && model.units.get(unit)?.ended)
  expect(ended).toEqual([])
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

it(`keeps to the model in ${RUNS} runs`, { timeout: 600_000 }, async () => {
  const runs = fc.array(command, { minLength: 1, maxLength: 6 })
  await fc.assert(fc.asyncProperty(runs, play), { numRuns: RUNS, seed: 20260302, endOnFailure: false })
})
