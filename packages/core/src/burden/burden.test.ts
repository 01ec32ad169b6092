import type { FormDefinition } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { newId, valueOrThrow } from '@linli/kernel'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createCaseEngine } from '../cases/case-engine.ts'
import { coreModule } from '../core-module.ts'
import { publishParameters } from '../parameters/publish-parameters.ts'
import { readSpreadsheet } from '../spreadsheets/read-spreadsheet.ts'
import { createTestCity, type TestCity } from '../testing/create-test-city.ts'
import { sampleParameters, samplePermissions, sampleProcess } from '../testing/sample-process.ts'
import { lastTwelveMonths, plannedTimes } from './burden.policy.ts'
import { makeBurdenFile } from './make-burden-file.ts'
import { readBurden } from './read-burden.ts'

let test: TestCity

const visit: FormDefinition = {
  key: 'visit',
  filledBy: ['community-worker'],
  askedBy: 'department',
  frequency: 'as-needed',
  process: sampleProcess.key,
  fields: [
    { key: 'households', label: 'page.households', type: 'integer', fact: 'community.households' },
    { key: 'when', label: 'page.when', type: 'date' },
    { key: 'what', label: 'page.what', type: 'text' },
  ],
}
const monthly: FormDefinition = { ...visit, key: 'monthly', frequency: 'month', askedBy: 'street', minutes: 10 }
const ofDepartments: FormDefinition = { ...visit, key: 'filing', filledBy: ['department-clerk'] }
const forms = [visit, monthly, ofDepartments].map((form) => ({ pluginId: 'sample', form }))

beforeAll(async () => {
  test = await createTestCity({ permissions: { sample: samplePermissions } })
  await publishParameters(test.database, sampleParameters)
  const { clock, calendar, haigang } = test
  const engine = createCaseEngine({ clock, calendar, processes: [{ pluginId: 'sample', definition: sampleProcess }] })
  const { community } = haigang.actors
  await test.database.write(coreModule, haigang.contextOf(community), async (scope) => {
    for (const title of ['first', 'second'])
      await engine.open(scope, community, { pluginId: 'sample', process: 'request', subjectId: newId(), title })
  })
})

afterAll(() => test.drop())

const burdenOf = (actor: Actor, unitId?: string) =>
  test.database.read(coreModule, test.haigang.contextOf(actor), (scope) =>
    readBurden(scope, { actor, today: '2026-03-02', forms, unitId }),
  )

it('tells the office of every form that communities fill in, by whom and how often', async () => {
  const { office, community } = test.haigang.actors
  const report = valueOrThrow(await burdenOf(office))
  expect(report).toMatchObject({ from: '2025-04', to: '2026-03' })
  expect(report.asks.find(({ formKey }) => formKey === 'filing')).toBeUndefined()
  // what comes up as needed is counted; two minutes for each of the two fields that nothing known answers
  expect(report.asks.find(({ formKey }) => formKey === 'visit')).toMatchObject({
    fields: 3,
    prefilled: 1,
    times: 2,
    minutes: 8,
  })
  // twelve times in each of four communities
  expect(report.asks.find(({ formKey }) => formKey === 'monthly')).toMatchObject({ times: 48, minutes: 480 })
  expect(report.asks.find(({ id }) => id === 'facts.city.quarter')).toMatchObject({ askedBy: 'city', times: 16 })
  expect(report.askers.find(({ askedBy }) => askedBy === 'street')).toMatchObject({ times: 48 })
  expect(report.units).toHaveLength(4)
  const [most, least] = [community.unitId, report.units.at(-1)?.unitId].map((id) =>
    report.units.find((unit) => unit.unitId === id),
  )
  expect((most?.times ?? 0) - (least?.times ?? 0)).toBe(2)
  expect(report.months.reduce((sum, { times }) => sum + times, 0)).toBe(
    report.asks.reduce((sum, { times }) => sum + times, 0),
  )
})

it('tells a community of itself, and a street of its own', async () => {
  const { community, otherCommunity, street } = test.haigang.actors
  expect(valueOrThrow(await burdenOf(community)).units.map(({ unitId }) => unitId)).toEqual([community.unitId])
  expect(valueOrThrow(await burdenOf(street)).units).toHaveLength(2)
  expect(await burdenOf(community, otherCommunity.unitId)).toMatchObject({
    ok: false,
    refusal: { code: 'unit.not-found' },
  })
})

it('plans what is regular over a year', () => {
  const months = lastTwelveMonths('2026-03-02')
  const inYear = (frequency: FormDefinition['frequency']) =>
    months.reduce((sum, month) => sum + plannedTimes(frequency, month), 0)
  expect(months).toHaveLength(12)
  expect((['year', 'quarter', 'month', 'week', 'once', 'as-needed'] as const).map(inYear)).toEqual([1, 4, 12, 52, 0, 0])
})

it('is exported with what the report holds, and of the own area alone', async () => {
  const { office, street } = test.haigang.actors
  const sheetsOf = async (actor: Actor) => {
    const report = valueOrThrow(await burdenOf(actor))
    const formName = (pluginId: string, formKey: string) => `${pluginId} ${formKey}`
    const { name, file } = await makeBurdenFile({ report, unitName: actor.unitName, formName })
    expect(name).toContain(actor.unitName)
    return {
      report,
      sheet: valueOrThrow(await readSpreadsheet({ bytes: Buffer.from(file, 'base64'), reader: actor.personId })),
    }
  }
  const all = await sheetsOf(office)
  const texts = JSON.stringify(all.sheet)
  expect(texts).toContain('sample visit')
  const own = await sheetsOf(street)
  expect(own.report.units.length).toBeLessThan(all.report.units.length)
})
