import type { UnitKind } from '@linli/contract'
import { type Result, valueOrThrow } from '@linli/kernel'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { coreModule } from '../../core-module.ts'
import { writeSpreadsheet } from '../../spreadsheets/write-spreadsheet.ts'
import { createTestCity, type TestCity } from '../../testing/create-test-city.ts'
import type { TestActor } from '../../testing/test-tenant.ts'
import { searchUnits } from '../search-units.ts'
import { importUnits } from './import-units.ts'
import { columnsOf, wordsByKey } from './import-words.ts'
import { planImport } from './plan-import.ts'
import { readImportFile } from './read-import-file.ts'
import { writeTemplate } from './write-template.ts'

let test: TestCity
const on = '2026-03-02'
const words = wordsByKey([
  { key: 'name', word: '名称' },
  { key: 'households', word: '户数' },
  { key: 'option.yes', word: '是' },
  { key: 'sheet', word: '小区' },
])

beforeAll(async () => {
  test = await createTestCity()
})

afterAll(() => test.drop())

type Row = Readonly<Record<string, string | number>>

async function fileOf(kind: UnitKind, rows: readonly Row[], sheet = 'x v1'): Promise<string> {
  const keys = columnsOf(kind)
  const columns = keys.map((key) => ({ title: words.get(key) ?? key, width: 10 }))
  const file = await writeSpreadsheet([{ name: sheet, columns, rows: rows.map((row) => keys.map((key) => row[key])) }])
  return file.toString('base64')
}

async function check(kind: UnitKind, content: string, name: TestActor = 'office') {
  const rows = await readImportFile({ kind, content, reader: 'one' }, words)
  if (!rows.ok) return rows
  const actor = test.haigang.actors[name]
  const planned = await test.database.read(coreModule, test.haigang.contextOf(actor), (scope) =>
    planImport(scope, actor, { kind, rows: rows.value, words, on }),
  )
  return planned.ok ? ({ ok: true, value: planned.value.summary } as const) : planned
}

async function commit(kind: UnitKind, content: string, digest: string): Promise<Result<unknown>> {
  const rows = valueOrThrow(await readImportFile({ kind, content, reader: 'one' }, words))
  const actor = test.haigang.actors.office
  let result: Result<unknown> | undefined
  await test.database
    .write(coreModule, test.haigang.contextOf(actor), async (scope) => {
      result = await importUnits(scope, actor, { kind, rows, words, digest, at: test.clock.now() })
      return valueOrThrow(result)
    })
    .catch((error) => {
      if (result === undefined) throw error
    })
  if (result === undefined) throw new Error('nothing was answered')
  return result
}

const street = () => test.haigang.units.streets[0]?.name ?? ''

it('adds and changes what the dry run showed, in one go', async () => {
  const one = { name: '甲小区', parent: street(), validFrom: '2024-05-01', households: 1200 }
  const first = await fileOf('estate', [one, { ...one, name: '乙小区', parent: '130302001', households: '' }])
  const dry = valueOrThrow(await check('estate', first))
  expect(dry).toMatchObject({ added: 2, changed: 0, failed: 0 })
  expect(await commit('estate', first, dry.digest)).toMatchObject({ ok: true })
  const again = await fileOf('estate', [
    { ...one, households: 1300 },
    { ...one, name: '乙小区', households: '' },
  ])
  const second = valueOrThrow(await check('estate', again))
  expect(second.rows.map(({ outcome, fields }) => [outcome, fields])).toEqual([
    ['change', [{ field: 'households', from: '1200', to: '1300' }]],
    ['unchanged', []],
  ])
  expect(await commit('estate', again, second.digest)).toMatchObject({ ok: true })
  expect(await commit('estate', again, second.digest)).toMatchObject({ refusal: { code: 'import.changed' } })
  const found = await test.database.read(coreModule, test.haigang.context, (scope) =>
    searchUnits(scope, { kind: 'estate', ended: false, limit: 10, on }),
  )
  expect(valueOrThrow(found).rows.map(({ name }) => name)).toEqual(['甲小区', '乙小区'])
})

it('tells what is wrong row by row, and commits nothing of such a file', async () => {
  const company = (name: string, more: Row = {}) => ({ name, parent: '海港区', validFrom: '2024-01-01', ...more })
  const code = { code: '91350100M000100Y43', codeSource: '执照' }
  const content = await fileOf('property-company', [
    company('好物业', { ...code, 'cross-district': '是' }),
    company('好物业'),
    company('无上级', { parent: '没有这个区' }),
    company('错代码', { code: '91350211M0000XUF46', codeSource: '执照' }),
    company('', { validFrom: '2024-02-30' }),
    company('错选项', { 'cross-district': '也许' }),
    company('坏电话', { 'contact-phone': '123' }),
  ])
  const dry = valueOrThrow(await check('property-company', content))
  const problems = dry.rows.map(({ problems: found }) => found.map(({ column, code: why }) => `${column} ${why}`))
  expect(problems).toEqual([
    [],
    ['name duplicate-row'],
    ['parent parent-unknown'],
    ['code flaw.check-digit'],
    ['name missing', 'validFrom date'],
    ['cross-district unit.attribute-invalid'],
    ['contact-phone unit.attribute-invalid'],
  ])
  expect(await commit('property-company', content, dry.digest)).toMatchObject({
    refusal: { code: 'import.has-errors' },
  })
})

it('takes no formula, no other template, and no unit of another’s area', async () => {
  const header = columnsOf('estate').map((key) => words.get(key) ?? key)
  const csv = `${header.join()}\n=A1,,${street()},2024-01-01,,${','.repeat(header.length - 6)}\n`
  const formula = valueOrThrow(await check('estate', Buffer.from(csv).toString('base64')))
  expect(formula.rows[0]?.problems).toMatchObject([{ column: 'name', code: 'formula' }])
  expect(await check('estate', await fileOf('estate', [], '小区 v2'))).toMatchObject({
    refusal: { code: 'import.template-version' },
  })
  expect(await check('estate', await fileOf('building', [{ name: 'x' }]))).toMatchObject({
    refusal: { code: 'import.columns-missing' },
  })
  const elsewhere = { name: '丙小区', parent: test.haigang.units.streets[1]?.name ?? '', validFrom: '2024-01-01' }
  const foreign = valueOrThrow(await check('estate', await fileOf('estate', [elsewhere]), 'street'))
  expect(foreign.rows[0]?.problems).toMatchObject([{ column: 'parent', code: 'not-yours' }])
  expect(await check('estate', await fileOf('estate', [elsewhere]), 'community')).toMatchObject({
    refusal: { code: 'unit.not-yours' },
  })
})

it('reads its own template', async () => {
  const template = await writeTemplate('estate', words)
  expect(await check('estate', template)).toMatchObject({ ok: true, value: { rows: [], added: 0 } })
})
