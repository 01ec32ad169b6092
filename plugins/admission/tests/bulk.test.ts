import { newId } from '@linli/sdk/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { completeItem, type Desk, fileAndAccept, itemWithout, openDesks, refusalOf } from './desk.ts'

let desks: Awaited<ReturnType<typeof openDesks>>
let desk: Desk

beforeAll(async () => {
  desks = await openDesks()
  desk = desks.haigang
})
afterAll(() => desks?.host.close())

const file = async (of: Desk, name: string) => of.health.item.file.mutate(completeItem(of, { name }))
const stateOf = async (id: string, of: Desk = desk) => (await of.office.item.get.query({ id })).state

test('each row gets its own result: done, who changed what, not there; the others are done all the same', async () => {
  const [first, second, changed, withdrawn] = await Promise.all(
    ['一', '二', '三', '四'].map((name) => file(desk, `批量${name}`)),
  )
  const foreign = await file(desks.shanhaiguan, '外区')
  if (!first || !second || !changed || !withdrawn) throw new Error('not filed')
  await desk.office.item.accept.mutate({ id: changed.id, version: 1, opinion: '先行受理' })
  await desk.health.item.withdraw.mutate({ id: withdrawn.id, version: 1, reason: '另行安排' })

  const asked = [foreign.id, first.id, changed.id, newId(), withdrawn.id, second.id]
  const rows = asked.map((id) => ({ id, version: 1 }))
  const answer = await desk.office.item.returnEach.mutate({ rows, reason: '请统一补充附件' })

  expect(answer.rows.map(({ id }) => id)).toEqual(asked)
  expect(answer.rows).toMatchObject([
    { outcome: 'refused', refusal: { code: 'admission.item-not-found' } },
    { outcome: 'done', value: { state: 'supplement', version: 2 } },
    { outcome: 'refused', refusal: { code: 'case.changed', params: { by: '周岚', action: 'accept' } } },
    { outcome: 'refused', refusal: { code: 'admission.item-not-found' } },
    {
      outcome: 'refused',
      refusal: { code: 'case.changed', params: { by: '佟敏', action: 'withdraw', to: 'withdrawn' } },
    },
    { outcome: 'done', value: { state: 'supplement', version: 2 } },
  ])
  expect(await stateOf(changed.id)).toBe('accepted')
  expect(await stateOf(foreign.id, desks.shanhaiguan)).toBe('submitted')
})

test('sent again it does nothing twice and says what is done already', async () => {
  const { id } = await file(desk, '重复')
  const call = { rows: [{ id, version: 1 }], opinion: '同意受理' }
  expect((await desk.office.item.acceptEach.mutate(call)).rows).toMatchObject([{ outcome: 'done' }])
  expect((await desk.office.item.acceptEach.mutate(call)).rows).toEqual([{ id, outcome: 'repeated' }])
  const { course, version } = await desk.office.item.get.query({ id })
  expect(version).toBe(2)
  expect(course.timeline.filter(({ action }) => action === 'accept')).toHaveLength(1)
  const other = await desk.office.item.returnEach.mutate({ rows: call.rows, reason: '请补充' })
  expect(other.rows).toMatchObject([{ outcome: 'refused', refusal: { code: 'case.changed' } }])
})

test('a row that is refused in the middle of its work leaves nothing behind', async () => {
  const ready = await fileAndAccept(desk)
  const lacking = await fileAndAccept(desk, itemWithout(desk, 'legalBasis'))
  const rows = [lacking, ready].map(({ id, version }) => ({ id, version }))
  const answer = await desk.office.item.approveEach.mutate({ rows })
  expect(answer.rows).toMatchObject([
    { outcome: 'refused', refusal: { code: 'admission.conditions-missing', params: { missing: 'legal-basis' } } },
    { outcome: 'done', value: { state: 'in-force' } },
  ])
  expect(await desk.office.item.get.query({ id: lacking.id })).toMatchObject({ state: 'accepted', version: 2 })
})

test('who may not decide is refused whole, and so is what no list can hold', async () => {
  const { id } = await file(desk, '越权')
  const rows = [{ id, version: 1 }]
  expect(await refusalOf(desk.health.item.acceptEach.mutate({ rows }))).toMatchObject({ code: 'access.not-permitted' })
  const tooMany = Array.from({ length: 51 }, () => ({ id: newId(), version: 1 }))
  for (const bad of [[], [...rows, ...rows], tooMany]) {
    expect(await refusalOf(desk.office.item.acceptEach.mutate({ rows: bad }))).toMatchObject({ code: 'input.invalid' })
  }
  expect(await stateOf(id)).toBe('submitted')
})
