import type { Actor } from '@linli/contract/trpc'
import { dayOf, newId, valueOrThrow } from '@linli/kernel'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { coreModule } from '../core-module.ts'
import type { CoreReading } from '../scope.ts'
import { readSpreadsheet } from '../spreadsheets/read-spreadsheet.ts'
import { createTestCity, type TestCity } from '../testing/create-test-city.ts'
import { enterFacts } from './enter-facts.ts'
import { insertValues } from './fact-value.queries.ts'
import type { FactWork } from './fact-work.ts'
import { checkFactImport, importFacts } from './import-facts.ts'
import { makeFactTemplate } from './make-import-template.ts'

let test: TestCity

beforeAll(async () => {
  test = await createTestCity({ day: '2026-02-16' })
})

afterAll(() => test.drop())

async function workOf(scope: CoreReading, actor: Actor): Promise<FactWork> {
  const now = test.clock.now()
  return { actor, now, today: dayOf(now), calendar: await test.calendar.current(scope) }
}

const fileOf = (...rows: readonly (readonly string[])[]) => {
  const lines = [['单位编号', '数据项代码', '所属期', '数据', '理由'], ...rows].map((row) => row.join(','))
  return Buffer.from(lines.join('\n')).toString('base64')
}

const check = (actor: Actor, file: string) =>
  test.database.read(coreModule, test.haigang.contextOf(actor), async (scope) =>
    checkFactImport(scope, await workOf(scope, actor), { file }),
  )

const commit = (actor: Actor, file: string, seen: string) =>
  test.database.write(coreModule, test.haigang.contextOf(actor), async (scope) =>
    importFacts(scope, await workOf(scope, actor), { file, seen }),
  )

it('tells of every row what it would do, and saves the right ones exactly as shown', async () => {
  const { community, otherCommunity } = test.haigang.actors
  const id = community.unitId
  const file = fileOf(
    [id, 'community.households', '2025-Q4', '1800'],
    [id, 'community.residents', '2025-Q4', '很多'],
    [otherCommunity.unitId, 'community.households', '2025-Q4', '1800'],
    [id, 'community.households', '2025-Q4', '1900'],
    [id, 'community.estates', '2026-02-30', '4'],
    [id, 'community.volunteers', '2025-Q4', '=1+1'],
    [id, 'community.low-income-households', '2025-Q4', '9'],
    [id, 'community.estates', '2026-02-01', ''],
  )
  const shown = valueOrThrow(await check(community, file))
  expect(shown.rows.map(({ row, outcome, code }) => [row, outcome, code])).toEqual([
    [2, 'new', undefined],
    [3, 'refused', 'facts.not-a-value'],
    [4, 'refused', 'unit.not-found'],
    [5, 'refused', 'data.duplicate'],
    [6, 'refused', 'facts.period-wrong'],
    [7, 'refused', 'facts.import-formula'],
    [8, 'refused', 'facts.not-yours'],
  ])
  expect(shown).toMatchObject({ saves: 1, refused: 6 })
  expect(await commit(community, file, '0'.repeat(64))).toMatchObject({
    ok: false,
    refusal: { code: 'facts.import-changed' },
  })
  expect(await commit(community, file, shown.seen)).toEqual({ ok: true, value: { saved: 1 } })
  expect(valueOrThrow(await check(community, file)).rows[0]).toMatchObject({ outcome: 'same', before: '1800' })
})

it('saves nothing when a value has changed since the file was checked', async () => {
  const { community } = test.haigang.actors
  const file = fileOf([community.unitId, 'community.households', '2025-Q4', '2000', '重新清点'])
  const shown = valueOrThrow(await check(community, file))
  expect(shown.rows).toMatchObject([{ outcome: 'corrects', before: '1800' }])
  await test.database.write(coreModule, test.haigang.contextOf(community), async (scope) =>
    enterFacts(scope, await workOf(scope, community), {
      unitId: community.unitId,
      way: 'entry',
      entries: [{ key: 'community.households', period: '2025-Q4', value: '1850', revision: 1, reason: '漏计' }],
    }),
  )
  expect(await commit(community, file, shown.seen)).toMatchObject({
    ok: false,
    refusal: { code: 'facts.import-changed' },
  })
})

it('gives a template with the values that the post enters, which can be read again', async () => {
  const { office } = test.haigang.actors
  const template = await test.database.read(coreModule, test.haigang.contextOf(office), async (scope) =>
    makeFactTemplate(scope, await workOf(scope, office)),
  )
  // the overseer enters one fact of each of the four communities
  expect(template.rows).toBe(4)
  const sheet = valueOrThrow(await readSpreadsheet({ bytes: Buffer.from(template.file, 'base64'), reader: 'one' }))
  expect(sheet.rows[1]?.cells.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['community.low-income-households', '低保户数', '2025-Q4', '户']),
  )
  expect(await check(office, template.file)).toMatchObject({ ok: true, value: { rows: [] } })
})

it('refuses a file without its columns, and one that is none', async () => {
  const { community } = test.haigang.actors
  const refused = (code: string) => ({ ok: false, refusal: { code } })
  expect(await check(community, Buffer.from('a,b\n1,2').toString('base64'))).toMatchObject(
    refused('facts.import-columns'),
  )
  expect(await check(community, Buffer.from([1, 0, 2, 0]).toString('base64'))).toMatchObject(
    refused('spreadsheet.unreadable'),
  )
})

it('saves what is more than one statement takes', async () => {
  const { community } = test.haigang.actors
  const now = test.clock.now()
  const row = (index: number) => ({
    id: newId(now),
    unit_id: community.unitId,
    key: `community.many-${index}`,
    period: '2025-Q4',
    revision: 1,
    holds_from: '2025-10-01',
    value: '1',
    way: 'import' as const,
    basis: null,
    reason: null,
    entered_at: now,
    entered_by_post: community.postId,
    person_name: community.name,
    post_title: community.postTitle,
    unit_name: community.unitName,
    superseded_at: null,
  })
  const saved = await test.database.write(coreModule, test.haigang.contextOf(community), (scope) =>
    insertValues(
      scope,
      Array.from({ length: 4500 }, (_, index) => row(index)),
    ),
  )
  expect(saved.size).toBe(4500)
})
