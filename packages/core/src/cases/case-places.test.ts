import { type PlaceChoices, type PlaceDraft, placeDraftInput } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { newId, valueOrThrow } from '@linli/kernel'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { addUnits } from '../organisation/add-units.ts'
import { previewPlaceEvent } from '../places/preview-place-event.ts'
import { recordPlaceEvent } from '../places/record-place-event.ts'
import type { CoreWriting } from '../scope.ts'
import { CASE_PLUGIN, type CaseDesk, codeOf, openCaseDesk } from '../testing/case-desk.ts'
import { untilSomebodyWaits } from '../testing/until-somebody-waits.ts'

/** Cases whose units are merged and split while others do their to-dos, are asked, or may appeal. */

let desk: CaseDesk

beforeAll(async () => {
  desk = await openCaseDesk()
})
beforeEach(() => desk.city.clock.setDay('2026-03-02'))
afterAll(() => desk.city.drop())

type Draft = Partial<PlaceDraft> & Pick<PlaceDraft, 'kind' | 'unitIds'>

const papers = { documentNumber: '海政字〔2026〕3号', approvedBy: '海港区人民政府', reason: 'x' }

/** Records a change of places in a transaction, choosing the first successor for every case unless told otherwise. */
async function changeIn(scope: CoreWriting, draft: Draft, choices: Partial<PlaceChoices> = {}): Promise<void> {
  const { clock, haigang } = desk.city
  const work = { clock, finals: desk.engine.finals, followers: [], scope, actor: haigang.actors.office }
  const parsed = placeDraftInput.parse({ day: clock.now().toISOString().slice(0, 10), ...papers, ...draft })
  const { digest, cases } = valueOrThrow(await previewPlaceEvent(work, parsed))
  const first = cases.flatMap(({ caseId, successors: [to] }) => (to === undefined ? [] : [{ caseId, to: to.key }]))
  valueOrThrow(
    await recordPlaceEvent(work, { draft: parsed, digest, choices: { cases: first, posts: [], ...choices } }),
  )
}

const change = (draft: Draft, choices?: Partial<PlaceChoices>) =>
  desk.write(desk.city.haigang.actors.office, (scope) => changeIn(scope, draft, choices))

let made = 0
async function newCommunity(parentId: string): Promise<string> {
  made += 1
  const unit = { kind: 'community', parentId, name: `社区${made}`, validFrom: '2024-01-01' } as const
  const [id = ''] = valueOrThrow(await desk.write(desk.people.office[0], (scope) => addUnits(scope, [unit])))
  return id
}

/** Somebody who already works, but in another unit from now on. */
async function transferTo(actor: Actor, unitId: string): Promise<Actor> {
  await desk.write(desk.people.office[0], (scope) =>
    scope.db.updateTable('core.post').set({ unit_id: unitId }).where('id', '=', actor.postId).execute(),
  )
  return { ...actor, unitId }
}

const course = async (caseId: string) =>
  valueOrThrow(
    await desk.read((scope) => desk.engine.course(scope, desk.people.office[0], { pluginId: CASE_PLUGIN, caseId })),
  )

async function step(actor: Actor, caseId: string, action: string, more: object = {}) {
  const { version } = (await course(caseId)).file
  const input = { pluginId: CASE_PLUGIN, caseId, version, action, opinion: '意见', ...more }
  return desk.write(actor, (scope) => desk.engine.transition(scope, actor, input))
}

/** A case in which two communities are asked, the first of which the worker belongs to. */
async function consulted(communities: readonly string[]): Promise<string> {
  const caseId = await desk.open(desk.people.applicant[0])
  valueOrThrow(await step(desk.people.office[0], caseId, 'accept', { units: { consulted: communities } }))
  return caseId
}

const waitingOf = async (caseId: string, unitId: string) =>
  (await course(caseId)).waiting.find((todo) => todo.step === 'give-opinion' && todo.unitId === unitId)

async function handOn(actor: Actor, caseId: string, to: { unitId: string; postId?: string }) {
  const todoId = (await waitingOf(caseId, actor.unitId))?.todoId ?? ''
  const input = { todoId, reason: '外出', until: '2026-03-03', ...to }
  valueOrThrow(await desk.write(actor, (scope) => desk.engine.delegate(scope, actor, input)))
  return todoId
}

it('what a community has handed on comes home to whoever follows it, who may fetch it back', async () => {
  const { street, communities } = desk.units
  const [ends, stays] = [await newCommunity(street), await newCommunity(street)]
  const [worker, other] = [await transferTo(desk.people.third[0], ends), await transferTo(desk.people.third[1], stays)]
  const caseId = await consulted([ends, communities[0] ?? ''])
  const fetched = await consulted([ends, communities[0] ?? ''])
  for (const id of [caseId, fetched]) await handOn(worker, id, { unitId: street })
  await change({ kind: 'merge', unitIds: [ends, stays], targetId: stays })
  const todoId = (await waitingOf(fetched, street))?.todoId ?? ''
  expect(codeOf(await desk.write(other, (scope) => desk.engine.recall(scope, other, { todoId })))).toBe('ok')
  desk.city.clock.setDay('2026-03-04')
  await desk.runDay()
  expect(await waitingOf(caseId, stays)).toBeDefined()
  expect(await waitingOf(caseId, street)).toBeUndefined()
})

it('what was handed to one post waits for the whole unit once the post works elsewhere', async () => {
  const { street, communities } = desk.units
  const parent = await newCommunity(street)
  const [giver] = desk.people.first
  const taker = await transferTo(desk.people.second[0], parent)
  const caseId = await consulted([giver.unitId, communities[2] ?? ''])
  await handOn(giver, caseId, { unitId: parent, postId: taker.postId })
  const newUnits = ['甲社区', '乙社区'].map((name) => ({ name, areaIds: [] }))
  const choices = { cases: [{ caseId, to: 'new:0' }], posts: [{ postId: taker.postId, to: 'new:1' }] }
  await change({ kind: 'split', unitIds: [parent], newUnits }, choices)
  const waiting = (await course(caseId)).waiting.filter((todo) => todo.step === 'give-opinion')
  expect(waiting.find(({ unit }) => unit === '甲社区')).not.toHaveProperty('post')
  await transferTo(taker, communities[1] ?? '')
})

it('nobody beside a community is asked in its stead where it has nobody left, and neither has anybody above it', async () => {
  const lonely = await newCommunity(desk.units.root)
  const [worker] = [await transferTo(desk.people.third[0], lonely)]
  const caseId = await consulted([lonely, desk.units.communities[0] ?? ''])
  const recused = await desk.write(worker, (scope) => desk.engine.recuse(scope, worker, { caseId, reason: '亲属' }))
  expect(codeOf(recused)).toBe('case.nobody-left')
})

it('no step lets a case wait for a unit that ends in the same moment', async () => {
  const { street, communities } = desk.units
  const [ends, stays] = [await newCommunity(street), await newCommunity(street)]
  const caseId = await desk.open(desk.people.applicant[0])
  const changed = Promise.withResolvers<void>()
  const blocked = Promise.withResolvers<void>()
  const merging = desk.write(desk.city.haigang.actors.office, async (scope) => {
    await changeIn(scope, { kind: 'merge', unitIds: [ends, stays], targetId: stays })
    changed.resolve()
    await blocked.promise
  })
  await changed.promise
  const stepping = step(desk.people.office[0], caseId, 'accept', { units: { consulted: [ends, communities[0] ?? ''] } })
  await untilSomebodyWaits(desk.city.adminConnectionString)
  blocked.resolve()
  await merging
  expect(codeOf(await stepping)).toBe('unit.ended')
})

/** A case that was rejected a moment ago. */
async function rejected({ unitId, parties }: { unitId: string; parties: readonly string[] }): Promise<string> {
  const { applicant, office, justice, first, second } = desk.people
  const about = { pluginId: CASE_PLUGIN, process: 'matter', subjectId: newId(), title: '事项', unitId, parties }
  const { id } = valueOrThrow(await desk.write(applicant[0], (scope) => desk.engine.open(scope, applicant[0], about)))
  const consulted = [first[0].unitId, second[0].unitId]
  valueOrThrow(await step(office[0], id, 'accept', { units: { consulted } }))
  for (const { id: branchId, unitId: asked, version } of (await course(id)).branches) {
    const actor = [justice[0], first[0], second[0]].find((one) => one.unitId === asked) ?? justice[0]
    const outcome = actor === justice[0] ? 'lawful' : 'agree'
    const answer = { pluginId: CASE_PLUGIN, caseId: id, branchId, version, outcome }
    valueOrThrow(await desk.write(actor, (scope) => desk.engine.answer(scope, actor, answer)))
  }
  valueOrThrow(await step(office[0], id, 'reject'))
  return id
}

it('whoever follows a unit may appeal in its stead while the window runs, for a case of its own and as a party', async () => {
  const { street, applicant } = desk.units
  const [ends, stays] = [await newCommunity(street), await newCommunity(street)]
  const own = await rejected({ unitId: ends, parties: [] })
  const party = await rejected({ unitId: applicant, parties: [ends] })
  await change({ kind: 'merge', unitIds: [ends, stays], targetId: stays })
  const follower = await transferTo(desk.people.applicant[1], stays)
  expect(codeOf(await step(follower, own, 'appeal'))).toBe('ok')
  expect(codeOf(await step(follower, party, 'appeal'))).toBe('ok')
})
