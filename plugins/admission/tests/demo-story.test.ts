import { startTestHost, type TestDistrict, type TestHost } from '@linli/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plugin } from '../src/plugin.ts'
import type { AdmissionRouter } from '../src/server/router.ts'

/** Beside those that every district of the test host has. */
const departments = ['应急管理局', '公安局', '人力资源和社会保障局', '市场监督管理局']

let host: TestHost

beforeAll(async () => {
  host = await startTestHost({ plugins: [plugin] })
  expect(await host.playDemo(departments)).toBe(2)
})
afterAll(() => host?.close())

/** What a district's office sees, without ids. */
async function read(on: TestHost, district: TestDistrict) {
  const office = on.client<AdmissionRouter>(plugin.id, district.person('office-clerk', district.units.office))
  const [items, reports] = await Promise.all([
    office.item.list.query({ limit: 100 }),
    office.report.list.query({ limit: 100 }),
  ])
  return {
    items: items.rows.map(({ name, state, department, filedAt, dueOn }) => ({
      ...{ name, state, department: department.name, filedAt },
      ...(dueOn && { dueOn }),
    })),
    reports: reports.rows.map(({ title, state, filedAt }) => ({ title, state, filedAt })),
    ids: [...items.rows, ...reports.rows].map(({ id }) => id),
  }
}

describe('the story of a district', () => {
  test('has items in every state, one overdue and one due on the day, and demands outside the list', async () => {
    for (const district of host.districts) {
      const { items, reports } = await read(host, district)
      expect(items.length).toBeGreaterThanOrEqual(5)
      expect(items.length).toBeLessThanOrEqual(9)
      const states = items.map(({ state }) => state)
      expect(new Set(states)).toEqual(new Set(['submitted', 'accepted', 'supplement', 'in-force', 'rejected']))
      const due = items.flatMap(({ state, dueOn }) => (state === 'submitted' && dueOn ? [dueOn] : []))
      expect(due.filter((day) => day < '2026-03-02')).toEqual(['2026-02-26'])
      expect(due.filter((day) => day === '2026-03-02')).toHaveLength(1)
      expect(reports.filter(({ state }) => state === 'upheld')).toHaveLength(1)
      const deltas = await host.metricDeltas(district, 'admission.items-in-force')
      expect(deltas).toHaveLength(states.filter((state) => state === 'in-force').length)
    }
  })

  test('is told by the real use cases: what is accepted still lacks a condition, what is in force lacks none', async () => {
    const [district] = host.districts
    const office = host.client<AdmissionRouter>(plugin.id, district.person('office-clerk', district.units.office))
    for (const state of ['accepted', 'in-force'] as const) {
      const { rows } = await office.item.list.query({ state, limit: 100 })
      for (const { id } of rows) {
        const { checks, course, funding } = await office.item.get.query({ id })
        expect(checks.every(({ met }) => met)).toBe(state === 'in-force')
        const moments = course.timeline.map(({ at }) => at)
        expect(moments).toEqual(moments.toSorted())
        if (funding) expect(funding.note).toContain('演示数据')
      }
    }
  })

  test('is played once', async () => {
    const before = await read(host, host.districts[0])
    expect(await host.playDemo(departments)).toBe(0)
    expect(await read(host, host.districts[0])).toEqual(before)
  })

  test('leaks nothing into another district', async () => {
    const [one, two] = await Promise.all(host.districts.map((district) => read(host, district)))
    expect(one?.ids.filter((id) => two?.ids.includes(id))).toEqual([])
    const [first, other] = host.districts
    const stranger = host.client<AdmissionRouter>(plugin.id, other.person('office-clerk', other.units.office))
    const { rows } = await host
      .client<AdmissionRouter>(plugin.id, first.person('office-clerk', first.units.office))
      .item.list.query({ limit: 100 })
    for (const { id } of rows) await expect(stranger.item.get.query({ id })).rejects.toThrow('admission.item-not-found')
  })

  test('is the same for the same day', async () => {
    const again = await startTestHost({ plugins: [plugin] })
    try {
      await again.playDemo(departments)
      for (const [index, district] of again.districts.entries()) {
        const there = host.districts[index]
        const { ids: _ids, ...told } = await read(again, district)
        expect(there && (await read(host, there))).toMatchObject(told)
      }
    } finally {
      await again.close()
    }
  })
})

test('where a plugin is not enabled nothing is told', async () => {
  const quiet = await startTestHost({ plugins: [plugin] })
  try {
    const [first] = quiet.districts
    await quiet.setEnabled(first, plugin.id, false)
    expect(await quiet.playDemo(departments)).toBe(1)
    await quiet.setEnabled(first, plugin.id, true)
    expect((await read(quiet, first)).items).toEqual([])
  } finally {
    await quiet.close()
  }
})
