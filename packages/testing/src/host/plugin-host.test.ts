import { coreModule } from '@linli/core'
import { createPluginHost } from '@linli/host'
import { newId } from '@linli/kernel'
import type { TRPCClient } from '@trpc/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MemoRouter, memoPlugin } from '../sample/memo-plugin.ts'
import { startTestHost, type TestHost } from './start-test-host.ts'

/** What a second plugin looks like to the first: another id on the same code. */
const diaryPlugin = { ...memoPlugin, id: 'diary', permissions: {}, processes: memoPlugin.processes }

let host: TestHost
let office: TRPCClient<MemoRouter>

beforeAll(async () => {
  host = await startTestHost({ plugins: [memoPlugin] })
  const [district] = host.districts
  office = host.client<MemoRouter>('memo', district.person('office-clerk', district.units.office))
})
afterAll(() => host?.close())

async function errorOf(call: Promise<unknown>) {
  try {
    await call
  } catch (error) {
    if (error instanceof Error && 'data' in error) return { message: error.message, data: error.data }
    throw error
  }
  throw new Error('the call was answered')
}

async function traces() {
  const [district] = host.districts
  const notes = await office.list.query({})
  return { notes: notes.length, deltas: (await host.metricDeltas(district, 'memo.')).length }
}

describe('a mutation is one transaction', () => {
  test('that a refusal rolls back whole, in every module', async () => {
    const before = await traces()
    expect(await errorOf(office.write.mutate({ body: 'too much' }))).toMatchObject({
      message: 'memo.full',
      data: { httpStatus: 409, refusal: { kind: 'conflict', code: 'memo.full' } },
    })
    expect(await traces()).toEqual(before)
    await office.write.mutate({ body: 'just right' })
    expect(await traces()).toEqual({ notes: before.notes + 1, deltas: before.deltas + 1 })
  })

  test('that a fault rolls back, masked, with its cause in the log alone', async () => {
    const before = await traces()
    const error = await errorOf(office.write.mutate({ body: 'crash' }))
    expect(error).toMatchObject({
      message: 'fault',
      data: { httpStatus: 500, requestId: expect.stringMatching(/^test-/) },
    })
    expect(JSON.stringify(error)).not.toContain('1234')
    expect(host.log.at(-1)).toMatchObject({ level: 'error', message: 'password of the database is 1234' })
    expect(await traces()).toEqual(before)
  })

  test('in which a refusal without words is a fault', async () => {
    expect(await errorOf(office.write.mutate({ body: 'no words for this' }))).toMatchObject({ message: 'fault' })
    expect(host.log.at(-1)?.message).toContain('memo.undeclared, which it does not declare')
  })
})

describe('a plugin’s reach', () => {
  test.each([
    ['another schema’s table', 'select * from core.person'],
    ['the core’s own function', `select linli.protect('plg_memo.note')`],
    [
      'a change in a query',
      `insert into plg_memo.note (tenant_id, id, case_id, body, hits)
      values (linli.tenant(), gen_random_uuid(), gen_random_uuid(), 'sneaked in', 0)`,
    ],
    ['a change of a published view', `update core_api.org_unit set name = 'x'`],
    ['another tenant', `select set_config('linli.context', 'forged', true), linli.tenant()`],
  ])('ends before %s', async (_what, statement) => {
    expect(await errorOf(office.sneakIn.query({ statement }))).toMatchObject({ message: 'fault' })
    expect(JSON.stringify(await errorOf(office.sneakIn.query({ statement })))).not.toMatch(/permission denied|core\./)
  })

  test('ends before the core’s role, for which its context is not good', async () => {
    const statements = ['set local role linli_core', 'select id from core.org_unit']
    expect(await errorOf(office.sneakOn.mutate({ statements }))).toMatchObject({ message: 'fault' })
    expect(host.log.at(-1)?.message).toContain('the context is borrowed')
  })

  test('covers the published views of its own district', async () => {
    const names = await office.sneakIn.query({ statement: 'select name from core_api.org_unit where overseer' })
    expect(names).toEqual([{ name: '民政局' }])
  })

  test('covers names and posts of its own district’s people, and no way to reach them', async () => {
    const [district, other] = host.districts
    const { office: unit } = district.units
    await host.database.write(coreModule, district.context, async ({ db }) => {
      const [personId, postId] = [newId(), newId()]
      await db.insertInto('core.person').values({ id: personId, name: '苏晓岚', phone: '13800000000' }).execute()
      await db
        .insertInto('core.post')
        .values({ id: postId, unit_id: unit, title: '科员', role: 'office-clerk' })
        .execute()
      const held = { id: newId(), person_id: personId, post_id: postId, valid_from: '2000-01-01', valid_to: null }
      await db.insertInto('core.appointment').values(held).execute()
      const duty = { id: newId(), unit_id: unit, duty: 'memo.keeper', valid_from: '2000-01-01', valid_to: null }
      await db.insertInto('core.unit_duty').values(duty).execute()
    })
    const known = [expect.objectContaining({ name: '苏晓岚', title: '科员', role: 'office-clerk' })]
    const people = await office.people.query({ id: unit })
    expect(people).toEqual(known)
    expect(JSON.stringify(people)).not.toContain('138')
    expect(await office.duty.query({ id: 'memo.keeper' })).toEqual(known)
    expect(await errorOf(office.people.query({ id: other.units.office }))).toMatchObject({ message: 'unit.not-found' })
    expect(await errorOf(office.duty.query({ id: 'memo.nobody' }))).toMatchObject({ message: 'organisation.no-duty' })
  })

  test('does not cover other plugins’ cases, nor other districts’', async () => {
    const [, other] = host.districts
    const { caseId } = await office.write.mutate({ body: 'mine' })
    const random = '0197a000-0000-7000-8000-0000000000ff'
    const nothing = await errorOf(office.close.mutate({ id: random }))
    expect(nothing).toMatchObject({ message: 'case.not-found' })
    const stranger = host.client<MemoRouter>('memo', other.person('office-clerk', other.units.office))
    expect(await errorOf(stranger.close.mutate({ id: caseId }))).toMatchObject({ message: 'case.not-found' })
    expect(await office.close.mutate({ id: caseId })).toMatchObject({ state: 'closed', version: 2 })
  })

  test('counts only for figures it declares, at their level', async () => {
    const [district] = host.districts
    const [community] = district.units.communities
    await office.count.mutate({ metric: 'memo.by-community', unitId: community })
    for (const wrong of [{ metric: 'core.communities' }, { metric: 'memo.by-community' }]) {
      expect(await errorOf(office.count.mutate(wrong))).toMatchObject({ message: 'fault' })
    }
  })

  test('knows units, area and parameters of its own district', async () => {
    const [district, other] = host.districts
    const [community] = district.units.communities
    expect(await office.units.query({ id: community })).toEqual({
      unit: '人民里社区',
      inArea: true,
      communities: ['人民里社区', '碧海云天社区', '耀华社区'],
      overseer: '民政局',
    })
    expect(await errorOf(office.units.query({ id: other.units.street }))).toMatchObject({
      message: 'unit.not-found',
    })
    expect(await office.answerDays.query({})).toEqual({
      key: 'memo.answer-days',
      value: 4,
      unit: 'working-days',
      level: 'product',
      version: '2026-01-01',
      validFrom: '2026-01-01',
      source: { document: 'product default', section: 'memo' },
    })
    expect(await office.judgeAnswer.query({ days: 5 })).toMatchObject([
      { rule: 'memo.answered-in-time', outcome: 'unmet', parameters: [{ key: 'memo.answer-days', value: 4 }] },
    ])
  })
})

describe('the endpoint', () => {
  test('names the fields of a bad input, and takes at most ten calls at once', async () => {
    const [district] = host.districts
    const somebody = district.person('office-clerk', district.units.office)
    const bad = { method: 'POST', body: '{"body":1}', headers: { 'content-type': 'application/json' } }
    const refused = await host.serve(new Request('http://linli.test/api/plugins/memo/trpc/write', bad), somebody)
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({
      error: { message: 'input.invalid', data: { fields: [{ path: 'body', problem: 'invalid-type' }] } },
    })
    const many = Array.from({ length: 11 }, () => 'list').join(',')
    const batch = await host.serve(new Request(`http://linli.test/api/plugins/memo/trpc/${many}?batch=1`), somebody)
    expect(batch.status).toBe(400)
  })

  test('is not opened for plugins that could not run', () => {
    const options = { database: host.database, clock: host.clock }
    expect(() => createPluginHost({ ...options, plugins: [diaryPlugin] })).toThrow(/Plugin diary cannot be loaded/)
    expect(() => createPluginHost({ ...options, plugins: [memoPlugin, memoPlugin] })).toThrow(
      /two plugins have the id memo/,
    )
  })
})
