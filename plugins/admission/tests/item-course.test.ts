import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, fileAndAccept, itemWithout, openDesks, refusalOf } from './desk.ts'

let desks: Awaited<ReturnType<typeof openDesks>>
let desk: Desk

beforeAll(async () => {
  desks = await openDesks()
  desk = desks.haigang
})
afterAll(() => desks?.host.close())

describe('supplement, rejection, withdrawal', () => {
  test('what is returned is supplemented, accepted again and approved', async () => {
    const { id, version } = await fileAndAccept(desk, itemWithout(desk, 'funding'))
    await desk.office.item.returnForSupplement.mutate({ id, version, reason: '请补充经费来源' })
    const returned = await desk.health.item.get.query({ id })
    expect(returned).toMatchObject({ state: 'supplement', actions: ['supplement', 'withdraw'] })
    expect(returned.course.timeline.at(-1)).toMatchObject({
      action: 'return-for-supplement',
      opinion: '请补充经费来源',
    })

    const [first] = desk.district.units.communities
    const funding = { amount: '100', formula: 'per-case' } as const
    const change = { funding, communityIds: [first], endsOn: '2026-06-30' }
    const supplemented = await desk.health.item.supplement.mutate({ id, version: 3, ...change })
    expect(supplemented).toMatchObject({ state: 'submitted', version: 4 })
    await desk.office.item.accept.mutate({ id, version: 4 })
    await desk.office.item.approve.mutate({ id, version: 5 })
    expect(await desk.office.item.get.query({ id })).toMatchObject({
      state: 'in-force',
      funding: { amount: '100.00', formula: 'per-case' },
      legalBasis: '《老年人权益保障法》第三十八条',
      communities: [{ id: first }],
      endsOn: '2026-06-30',
    })
  })

  test('a supplement that ends before it starts changes nothing', async () => {
    const { id, version } = await fileAndAccept(desk)
    await desk.office.item.returnForSupplement.mutate({ id, version, reason: '请核对期限' })
    const call = desk.health.item.supplement.mutate({ id, version: 3, name: '别的名称', endsOn: '2026-03-31' })
    expect(await refusalOf(call)).toMatchObject({ code: 'admission.ends-before-start' })
    expect(await desk.health.item.get.query({ id })).toMatchObject({ state: 'supplement', name: '老年人探访关爱' })
  })

  test('a return and a rejection need a reason', async () => {
    const { id, version } = await fileAndAccept(desk)
    const refused = { code: 'input.invalid' }
    expect(await refusalOf(desk.office.item.reject.mutate({ id, version, reason: '  ' }))).toMatchObject(refused)
    expect(await desk.office.item.reject.mutate({ id, version, reason: '与现有事项重复' })).toMatchObject({
      state: 'rejected',
    })
  })

  test('the department withdraws before the decision, and not after', async () => {
    const pending = await fileAndAccept(desk)
    expect(await desk.health.item.withdraw.mutate({ id: pending.id, version: 2, reason: '另行安排' })).toMatchObject({
      state: 'withdrawn',
    })
    const decided = await fileAndAccept(desk)
    await desk.office.item.approve.mutate({ id: decided.id, version: 2 })
    expect(await refusalOf(desk.health.item.withdraw.mutate({ id: decided.id, version: 3 }))).toEqual({
      kind: 'conflict',
      code: 'case.not-possible',
      params: { state: 'in-force', action: 'withdraw' },
    })
  })

  test('of two decisions at the same moment one holds, and counts once', async () => {
    const { id, version } = await fileAndAccept(desk)
    const deltas = () => desks.host.metricDeltas(desk.district, 'admission.items-in-force')
    const before = await deltas()
    const decisions = await Promise.all([
      refusalOf(desk.office.item.approve.mutate({ id, version })),
      refusalOf(desk.office.item.reject.mutate({ id, version, reason: '与现有事项重复' })),
      refusalOf(desk.office.item.approve.mutate({ id, version })),
    ])
    expect(decisions.filter((answer) => 'answered' in answer)).toHaveLength(1)
    expect(decisions.filter((answer) => 'code' in answer && answer.code === 'case.changed')).toHaveLength(2)
    const { state, version: now } = await desk.office.item.get.query({ id })
    expect(now).toBe(version + 1)
    expect((await deltas()).length - before.length).toBe(state === 'in-force' ? 1 : 0)
  })

  test('who decides on a stale version learns who changed what', async () => {
    const { id } = await fileAndAccept(desk)
    expect(await refusalOf(desk.office.item.accept.mutate({ id, version: 1 }))).toMatchObject({
      kind: 'conflict',
      code: 'case.changed',
      params: { by: '周岚', action: 'accept', version: 2 },
    })
  })
})
