import type { Actor } from '@linli/contract/trpc'
import { valueOrThrow } from '@linli/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listInbox } from '../inbox/list-inbox.ts'
import { CASE_PLUGIN, type CaseDesk, codeOf, openCaseDesk } from '../testing/case-desk.ts'
import type { TransitionInput } from './transition-case.ts'

let desk: CaseDesk

beforeAll(async () => {
  desk = await openCaseDesk()
})
beforeEach(() => desk.city.clock.setDay('2026-03-02'))
afterAll(() => desk.city.drop())

type Step = Omit<TransitionInput, 'pluginId' | 'caseId' | 'version'> & { version?: number }

async function take(actor: Actor, caseId: string, step: Step) {
  const file = valueOrThrow(await desk.read((scope) => desk.engine.get(scope, { pluginId: CASE_PLUGIN, caseId })))
  const input = { pluginId: CASE_PLUGIN, caseId, version: file.version, ...step }
  return desk.write(actor, (scope) => desk.engine.transition(scope, actor, input))
}

const course = async (caseId: string, actor: Actor = desk.people.office[0]) =>
  valueOrThrow(await desk.read((scope) => desk.engine.course(scope, actor, { pluginId: CASE_PLUGIN, caseId })))

async function branchOf(caseId: string, key: string, unitId: string) {
  const { branches } = await course(caseId)
  const branch = branches.find((one) => one.key === key && one.unitId === unitId)
  if (branch === undefined) throw new Error(`no branch ${key}`)
  return { pluginId: CASE_PLUGIN, caseId, branchId: branch.id, version: branch.version, opinion: '意见' }
}

async function answer(actor: Actor, caseId: string, key: string, outcome: string, unitId = actor.unitId) {
  const input = { ...(await branchOf(caseId, key, unitId)), outcome }
  return desk.write(actor, (scope) => desk.engine.answer(scope, actor, input))
}

/** A case in review: legality and two communities are asked. */
async function inReview() {
  const { applicant, office } = desk.people
  const caseId = await desk.open(applicant[0])
  const [first = '', second = ''] = desk.units.communities
  valueOrThrow(await take(office[0], caseId, { action: 'accept', units: { consulted: [first, second] } }))
  return caseId
}

async function rejected() {
  const { justice, first, second, office } = desk.people
  const caseId = await inReview()
  valueOrThrow(await answer(justice[0], caseId, 'legality', 'lawful'))
  valueOrThrow(await answer(first[0], caseId, 'consultation', 'agree'))
  valueOrThrow(await answer(second[0], caseId, 'consultation', 'object'))
  valueOrThrow(await take(office[0], caseId, { action: 'reject', opinion: '条件不足' }))
  return caseId
}

const delegateOf = async (caseId: string) => {
  const [todo] = (await course(caseId)).waiting
  if (todo === undefined) throw new Error('nothing waits')
  return todo
}

describe('branches', () => {
  it('are one for each unit named, and refused when too few or none of the kind is', async () => {
    const { applicant, office } = desk.people
    const caseId = await desk.open(applicant[0])
    const [first = ''] = desk.units.communities
    const accept = (consulted: string[]) => take(office[0], caseId, { action: 'accept', units: { consulted } })
    expect(codeOf(await accept([first]))).toBe('case.too-few-units')
    expect(codeOf(await accept([]))).toBe('case.units-missing')
    expect(codeOf(await accept([first, desk.units.street]))).toBe('unit.not-found')
    expect(codeOf(await accept([...desk.units.communities]))).toBe('ok')
    expect((await course(caseId)).branches.map(({ key }) => key)).toEqual([
      'legality',
      ...Array(4).fill('consultation'),
    ])
  })

  it('are answered by two at once, each on its own version, and joined by the last', async () => {
    const { justice, first, second } = desk.people
    const caseId = await inReview()
    const both = await Promise.all([
      answer(justice[0], caseId, 'legality', 'lawful'),
      answer(first[0], caseId, 'consultation', 'agree'),
    ])
    expect(both.map(codeOf)).toEqual(['ok', 'ok'])
    expect((await course(caseId)).file).toMatchObject({ state: 'review', version: 2 })
    expect(valueOrThrow(await answer(second[0], caseId, 'consultation', 'object'))).toMatchObject({ state: 'meeting' })
    const { timeline, waiting } = await course(caseId)
    expect(timeline.map(({ kind }) => kind)).toEqual(['step', 'step', 'answer', 'answer', 'answer', 'automatic'])
    expect(timeline.at(-1)).toMatchObject({ action: 'convene', person: '', unit: '' })
    expect(waiting).toMatchObject([{ step: 'decide', unitId: desk.units.overseer }])
  })

  it('let only one of two win that answer the same', async () => {
    const { first } = desk.people
    const caseId = await inReview()
    const seen = { ...(await branchOf(caseId, 'consultation', first[0].unitId)), outcome: 'agree' }
    const both = await Promise.all(
      first.map((actor) => desk.write(actor, (scope) => desk.engine.answer(scope, actor, seen))),
    )
    expect(both.map(codeOf).toSorted()).toEqual(['case.changed', 'ok'])
  })

  it('are refused to other units', async () => {
    const { applicant, third } = desk.people
    const caseId = await inReview()
    const [first = ''] = desk.units.communities
    expect(codeOf(await answer(third[0], caseId, 'consultation', 'agree', first))).toBe('case.not-addressed')
    expect(codeOf(await answer(applicant[0], caseId, 'legality', 'lawful', desk.units.justice))).toBe(
      'case.not-addressed',
    )
  })

  it('end at once when one is answered against', async () => {
    const caseId = await inReview()
    const [justice] = desk.people.justice
    expect(valueOrThrow(await answer(justice, caseId, 'legality', 'unlawful'))).toMatchObject({ state: 'stopped' })
    const { branches, clocks, waiting } = await course(caseId)
    expect(branches.filter(({ outcome }) => outcome === undefined)).toHaveLength(2)
    expect(clocks.filter(({ stopped }) => !stopped)).toEqual([])
    expect(waiting).toEqual([])
  })

  it('wait while the opener supplements, with their clocks standing still, and go on after', async () => {
    const { office, applicant, first } = desk.people
    const caseId = await inReview()
    valueOrThrow(await answer(first[0], caseId, 'consultation', 'agree'))
    desk.city.clock.setDay('2026-03-03')
    valueOrThrow(await take(office[0], caseId, { action: 'ask-more' }))
    expect(codeOf(await answer(desk.people.justice[0], caseId, 'legality', 'lawful'))).toBe('case.not-possible')
    desk.city.clock.setDay('2026-03-10')
    valueOrThrow(await take(applicant[0], caseId, { action: 'complete' }))
    const { clocks, waiting } = await course(caseId)
    expect(waiting.map(({ step }) => step).toSorted()).toEqual(['check-legality', 'give-opinion'])
    // four working days from the 2nd, one gone by the 3rd: three are left on the 10th
    expect(clocks.find(({ key }) => key === 'legality')).toMatchObject({
      dueOn: '2026-03-13',
      pauses: [{ from: '2026-03-03', to: '2026-03-10' }],
    })
  })
})

it('counts supplements and refuses one too many', async () => {
  const { office, applicant } = desk.people
  const caseId = await desk.open(applicant[0])
  valueOrThrow(await take(office[0], caseId, { action: 'return', opinion: '请补' }))
  valueOrThrow(await take(applicant[0], caseId, { action: 'supplement', changed: ['funding'] }))
  expect(codeOf(await take(office[0], caseId, { action: 'return', opinion: '再补' }))).toBe('case.supplement-limit')
  const stale = await take(office[0], caseId, { action: 'return', opinion: '再补', version: 1 })
  expect(stale).toMatchObject({
    refusal: {
      code: 'case.changed',
      params: { action: 'supplement', from: 'supplement', to: 'submitted', fields: 'funding' },
    },
  })
})

it('lets only the unit that opened a case withdraw it, before a decision, with a reason', async () => {
  const { justice, applicant } = desk.people
  const caseId = await inReview()
  expect(codeOf(await take(justice[0], caseId, { action: 'withdraw', opinion: '不办了' }))).toBe('case.not-opener')
  expect(codeOf(await take(applicant[1], caseId, { action: 'withdraw' }))).toBe('case.reason-required')
  expect(codeOf(await take(applicant[1], caseId, { action: 'withdraw', opinion: '不办了' }))).toBe('ok')
  expect(codeOf(await take(applicant[1], await rejected(), { action: 'withdraw', opinion: '晚了' }))).toBe(
    'case.not-possible',
  )
})

describe('an appeal', () => {
  it('goes one level up, never to who decided, and may lead back to a decision', async () => {
    const { applicant, justice, above, office } = desk.people
    const caseId = await rejected()
    expect(codeOf(await take(justice[0], caseId, { action: 'appeal' }))).toBe('case.not-a-party')
    valueOrThrow(await take(applicant[0], caseId, { action: 'appeal' }))
    expect((await course(caseId)).waiting).toMatchObject([{ step: 'reconsider', unitId: desk.units.root }])
    expect(codeOf(await take(office[0], caseId, { action: 'change' }))).toBe('case.decided-before')
    expect(codeOf(await take(office[1], caseId, { action: 'change' }))).toBe('case.not-addressed')
    expect((await course(caseId, above[0])).actions).toEqual(['uphold', 'change'])
    expect(valueOrThrow(await take(above[0], caseId, { action: 'change' }))).toMatchObject({ state: 'meeting' })
  })

  it('is refused after its window', async () => {
    const caseId = await rejected()
    desk.city.clock.setDay('2026-03-17')
    expect(codeOf(await take(desk.people.applicant[0], caseId, { action: 'appeal' }))).toBe('case.appeal-too-late')
  })

  it('is decided by somebody else of the same unit where nobody above may, and says so', async () => {
    const { above, applicant, office } = desk.people
    const caseId = await rejected()
    await removeFrom(caseId, above)
    valueOrThrow(await take(applicant[0], caseId, { action: 'appeal' }))
    const { waiting, timeline } = await course(caseId)
    expect(waiting).toMatchObject([{ unitId: desk.units.overseer }])
    expect(timeline.at(-1)?.details).toMatchObject({ sameLevel: true })
    expect(codeOf(await take(office[1], caseId, { action: 'uphold' }))).toBe('ok')
  })

  /** As if these had stepped back: the case waits for nobody meanwhile. */
  async function removeFrom(caseId: string, actors: readonly Actor[]) {
    await desk.write(desk.people.office[0], async (scope) => {
      for (const { personId, postId } of actors) {
        const row = { case_id: caseId, person_id: personId, declared_by: postId, reason: 'x', at: new Date() }
        await scope.db.insertInto('core.recusal').values(row).execute()
      }
    })
  }
})

it('keeps who stepped back out, leaves to-dos to colleagues, then to the unit above', async () => {
  const { first, street } = desk.people
  const caseId = await inReview()
  const recuse = (actor: Actor) =>
    desk.write(actor, (scope) => desk.engine.recuse(scope, actor, { caseId, reason: '亲属' }))
  expect(codeOf(await recuse(desk.people.third[0]))).toBe('case.not-found')
  expect(codeOf(await recuse(first[0]))).toBe('ok')
  expect(codeOf(await answer(first[0], caseId, 'consultation', 'agree'))).toBe('case.recused')
  const atHome = await course(caseId)
  expect(atHome.waiting.map(({ unitId }) => unitId)).toContain(first[0].unitId)
  // the test tenant's own worker of the first community is a colleague too
  expect(codeOf(await recuse(desk.city.haigang.actors.community))).toBe('ok')
  expect(codeOf(await recuse(first[1]))).toBe('ok')
  const moved = await course(caseId)
  expect(moved.waiting.map(({ unitId }) => unitId)).toContain(desk.units.street)
  expect(codeOf(await answer(street[0], caseId, 'consultation', 'agree', first[0].unitId))).toBe('ok')
})

it('hands a to-do to one post until a day, tells for whom it was done, and takes it back by itself', async () => {
  const { office, applicant, above } = desk.people
  const caseId = await desk.open(applicant[0])
  const todo = await delegateOf(caseId)
  const to = { todoId: todo.todoId, unitId: above[0].unitId, postId: above[0].postId, reason: '外出' }
  const hand = (until: string) =>
    desk.write(office[0], (scope) => desk.engine.delegate(scope, office[0], { ...to, until }))
  expect(codeOf(await hand('2026-03-01'))).toBe('case.delegation-days')
  expect(codeOf(await hand('2026-03-03'))).toBe('ok')
  expect(await hand('2026-03-03')).toMatchObject({
    refusal: { code: 'case.already-delegated', params: { repeated: true } },
  })
  expect(codeOf(await take(above[1], caseId, { action: 'return', opinion: '请补' }))).toBe('case.not-addressed')
  const copied = await desk.read((scope) => copiesOf(scope, office[0]))
  expect(copied).toMatchObject([{ caseId, unread: true }])
  desk.city.clock.setDay('2026-03-04')
  await desk.runDay()
  expect(await delegateOf(caseId)).toMatchObject({ unitId: desk.units.overseer })
  desk.city.clock.setDay('2026-03-03')
  expect(codeOf(await hand('2026-03-04'))).toBe('ok')
  valueOrThrow(await take(above[0], caseId, { action: 'return', opinion: '请补' }))
  expect((await course(caseId)).timeline.at(-1)).toMatchObject({ onBehalfOf: office[0].unitName })
})

async function copiesOf(scope: Parameters<typeof listInbox>[0], actor: Actor) {
  const calendar = await desk.city.calendar.current(scope)
  const page = await listInbox(scope, { actor, view: 'copied', limit: 20, calendar, today: '2026-03-02' })
  return valueOrThrow(page).rows
}

it('reminds, escalates and lapses once, signed by the platform', async () => {
  const { applicant, office } = desk.people
  const caseId = await desk.open(applicant[0])
  desk.city.clock.setDay('2026-03-04')
  await desk.runDay()
  await desk.runDay()
  desk.city.clock.setDay('2026-03-06')
  await desk.runDay()
  await desk.runDay()
  const late = await course(caseId)
  expect(late.timeline.map(({ kind }) => kind)).toEqual(['step', 'remind', 'escalate'])
  expect(late.clocks).toMatchObject([{ overdue: true, dueOn: '2026-03-05' }])
  expect(late.waiting.map(({ unitId }) => unitId)).toEqual([desk.units.overseer, desk.units.root])
  valueOrThrow(await take(office[0], caseId, { action: 'return', opinion: '请补' }))
  desk.city.clock.setDay('2026-03-16')
  await desk.runDay()
  expect((await course(caseId)).file).toMatchObject({ state: 'expired' })
  const asked = await inReview()
  desk.city.clock.setDay('2026-03-24')
  await desk.runDay()
  expect((await course(asked)).branches.map(({ outcome }) => outcome)).toEqual([undefined, 'silent', 'silent'])
})

it('is asked for by its opener once a day', async () => {
  const [applicant] = desk.people.applicant
  const caseId = await desk.open(applicant)
  const urge = (actor: Actor) => desk.write(actor, (scope) => desk.engine.urge(scope, actor, { caseId }))
  expect(codeOf(await urge(desk.people.justice[0]))).toBe('case.not-found')
  expect([codeOf(await urge(applicant)), codeOf(await urge(applicant))]).toEqual(['ok', 'case.already-urged'])
  desk.city.clock.setDay('2026-03-03')
  expect(codeOf(await urge(applicant))).toBe('ok')
})
