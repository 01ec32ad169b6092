import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completeItem, type Desk, fileAndAccept, itemWithout, openDesks, refusalOf } from './desk.ts'

let desks: Awaited<ReturnType<typeof openDesks>>
let desk: Desk

beforeAll(async () => {
  desks = await openDesks()
  desk = desks.haigang
})
afterAll(() => desks?.host.close())

describe('the main job: an item comes to the list', () => {
  test('a department files, the office accepts and approves, and the communities reached find it', async () => {
    const filed = await desk.health.item.file.mutate(completeItem(desk))
    expect(filed).toMatchObject({ state: 'submitted', version: 1 })

    const accepted = await desk.office.item.accept.mutate({ id: filed.id, version: 1, opinion: '材料齐全' })
    expect(accepted).toMatchObject({ state: 'accepted', version: 2 })
    const approved = await desk.office.item.approve.mutate({ id: filed.id, version: 2, opinion: '同意' })
    expect(approved).toMatchObject({ state: 'in-force', version: 3 })

    const item = await desk.office.item.get.query({ id: filed.id })
    expect(item).toMatchObject({
      state: 'in-force',
      department: { id: desk.district.units.health, name: '卫健局' },
      funding: { amount: '2400.50', formula: 'fixed', note: '按季度拨付' },
      communities: [{ name: '人民里社区' }, { name: '碧海云天社区' }],
      actions: [],
    })
    expect(item.course.timeline.map(({ action, person, opinion }) => ({ action, person, opinion }))).toEqual([
      { action: 'open', person: '佟敏', opinion: undefined },
      { action: 'accept', person: '周岚', opinion: '材料齐全' },
      { action: 'approve', person: '周岚', opinion: '同意' },
    ])
    expect(item.course.clocks.map(({ key, stopped }) => ({ key, stopped }))).toEqual([
      { key: 'completeness-check', stopped: true },
      { key: 'decision', stopped: true },
    ])

    const listOf = async (client: Desk['street']) => {
      const { rows } = await client.list.inForce.query({})
      return rows.some(({ id }) => id === filed.id)
    }
    const [first, second, third] = desk.communities
    const reached = await Promise.all([desk.office, desk.street, first, second].map(listOf))
    expect(reached).toEqual([true, true, true, true])
    expect(await Promise.all([desk.otherStreet, third].map(listOf))).toEqual([false, false])
  })

  test('a community reads on what ground and with what money', async () => {
    const { id, version } = await fileAndAccept(desk)
    await desk.office.item.approve.mutate({ id, version })
    const { rows } = await desk.communities[0].list.inForce.query({})
    expect(rows.find((row) => row.id === id)).toMatchObject({
      name: '老年人探访关爱',
      department: { name: '卫健局' },
      legalBasis: '《老年人权益保障法》第三十八条',
      funding: { amount: '2400.50' },
    })
  })

  test('the deadlines are counted in working days from filing and from acceptance', async () => {
    const filed = await desk.health.item.file.mutate(completeItem(desk))
    const before = await desk.office.item.get.query({ id: filed.id })
    expect(before.course.clocks).toMatchObject([
      { key: 'completeness-check', startedOn: '2026-03-02', dueOn: '2026-03-05' },
    ])
    await desk.office.item.accept.mutate({ id: filed.id, version: 1 })
    const after = await desk.office.item.get.query({ id: filed.id })
    expect(after.course.clocks).toMatchObject([
      { key: 'completeness-check', stopped: true },
      { key: 'decision', startedOn: '2026-03-02', dueOn: '2026-03-23', workingDaysLeft: 15, stopped: false },
    ])
  })
})

describe('conditions of 七(一)', () => {
  const parts = [
    ['legal-basis', 'legalBasis'],
    ['funding', 'funding'],
    ['conditions', 'conditions'],
  ] as const

  test.each(parts)('without %s nothing is approved', async (check, part) => {
    const { id, version } = await fileAndAccept(desk, itemWithout(desk, part))
    expect(await refusalOf(desk.office.item.approve.mutate({ id, version }))).toEqual({
      kind: 'invalid',
      code: 'admission.conditions-missing',
      params: { missing: check },
    })
    const item = await desk.office.item.get.query({ id })
    expect(item).toMatchObject({ state: 'accepted', version })
    const unmet = item.checks.filter(({ met }) => !met)
    expect(unmet).toEqual([{ key: check, met: false, source: '秦办发〔2011〕27号 七(一)' }])
  })

  test('all that is missing is named at once', async () => {
    const { id, version } = await fileAndAccept(desk, itemWithout(desk, 'legalBasis', 'funding', 'conditions'))
    expect(await refusalOf(desk.office.item.approve.mutate({ id, version }))).toMatchObject({
      params: { missing: 'legal-basis,funding,conditions' },
    })
  })

  test('a department’s own duty is never approved, however complete', async () => {
    const { id, version } = await fileAndAccept(desk, completeItem(desk, { kind: 'own-duty' }))
    expect(await refusalOf(desk.office.item.approve.mutate({ id, version }))).toEqual({
      kind: 'invalid',
      code: 'admission.own-duty',
      params: {},
    })
    expect((await desk.office.item.get.query({ id })).actions).toEqual(['return-for-supplement', 'reject'])
  })

  test('an entrusted item needs a signed agreement', async () => {
    const agreement = {
      form: 'service-purchase',
      reference: '海卫协〔2026〕3号',
      signedOn: '2026-02-20',
      powers: '上门走访与登记',
      payment: '每季度首月 10 日前',
    } as const
    const without = await fileAndAccept(desk, completeItem(desk, { kind: 'entrusted' }))
    expect(await refusalOf(desk.office.item.approve.mutate({ id: without.id, version: 2 }))).toMatchObject({
      code: 'admission.conditions-missing',
      params: { missing: 'agreement' },
    })
    const signed = await fileAndAccept(desk, completeItem(desk, { kind: 'entrusted', agreement }))
    expect(await desk.office.item.approve.mutate({ id: signed.id, version: 2 })).toMatchObject({ state: 'in-force' })
    const listed = (await desk.communities[0].list.inForce.query({})).rows.find(({ id }) => id === signed.id)
    expect(listed).toMatchObject({ kind: 'entrusted' })
    expect(listed).not.toHaveProperty('agreement')

    const later = { ...agreement, signedOn: '2026-03-03' }
    expect(
      await refusalOf(fileAndAccept(desk, completeItem(desk, { kind: 'entrusted', agreement: later }))),
    ).toMatchObject({
      code: 'admission.signed-in-future',
    })
  })

  test.each(['0', '0.00', '-1', '1.005', '1e3', '1234567890123', '01'])(
    'an amount of %s is refused',
    async (amount) => {
      const funding = { amount, formula: 'fixed' } as const
      expect(await refusalOf(desk.health.item.file.mutate(completeItem(desk, { funding })))).toMatchObject({
        code: 'input.invalid',
      })
    },
  )

  test('the largest amount comes back to the fen', async () => {
    const funding = { amount: '999999999999.99', formula: 'per-household' } as const
    const { id } = await desk.health.item.file.mutate(completeItem(desk, { funding }))
    expect((await desk.health.item.get.query({ id })).funding).toEqual(funding)
  })
})
