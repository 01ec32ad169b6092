import { coreModule } from '@linli/core'
import { newId } from '@linli/kernel'
import type { DemoStage } from '@linli/sdk/server'
import { afterEach, expect, test } from 'vitest'
import { type MemoRouter, memoPlugin } from '../sample/memo-plugin.ts'
import { startTestHost, type TestHost } from './start-test-host.ts'

let host: TestHost

afterEach(() => host.close())

const MORNING = '09:00'

/** Starts a host whose memo plugin has a story. */
async function tell(demo: (stage: DemoStage) => Promise<void>): Promise<void> {
  host = await startTestHost({ plugins: [{ ...memoPlugin, demo }] })
}

const failuresOf = async (played: Promise<number>) => {
  const error = await played.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  const failures: Error[] = error instanceof AggregateError ? error.errors : []
  return failures.map(({ message, cause }) => [message, cause instanceof Error ? cause.message : ''])
}

test('a step happens at its own moment, by the post that takes it', async () => {
  await tell(async (stage) => {
    const clerk = stage.as<MemoRouter>({ role: 'office-clerk' }, { day: stage.workingDay(-2), time: '15:30' })
    await clerk.write({ body: `${stage.district.index} ${(await stage.communities()).length}` })
  })
  expect(await host.playDemo()).toBe(2)
  const [, second] = host.districts
  const entries = await host.database.read(coreModule, second.context, ({ db }) =>
    db.selectFrom('core.timeline_entry').select(['at', 'person_name', 'unit_name']).execute(),
  )
  expect(entries).toEqual([{ at: new Date('2026-02-26T15:30:00+08:00'), person_name: '演示人员', unit_name: '民政局' }])
  const office = host.client<MemoRouter>('memo', second.person('office-clerk', second.units.office))
  expect(await office.list.query({})).toMatchObject([{ body: '1 3' }])
})

test('a post without the permission is refused, and the other district is told its story all the same', async () => {
  await tell(async (stage) => {
    const role = stage.district.index === 0 ? 'street-officer' : 'office-clerk'
    await stage.as<MemoRouter>({ role }, { day: stage.workingDay(-1), time: MORNING }).write({ body: 'x' })
  })
  expect(await failuresOf(host.playDemo())).toEqual([['the story of memo failed in haigang', 'access.not-permitted']])
  expect(await host.playDemo()).toBe(0)
  const [first, second] = host.districts
  expect(await host.metricDeltas(first, 'memo.')).toHaveLength(0)
  expect(await host.metricDeltas(second, 'memo.')).toHaveLength(1)
})

test('nothing happens in the future, or by nobody', async () => {
  await tell(async (stage) => {
    if (stage.district.index === 0) stage.as({ role: 'office-clerk' }, { day: stage.workingDay(1), time: MORNING })
    else stage.as({ role: 'city-officer' }, { day: stage.workingDay(-1), time: MORNING })
  })
  expect(await failuresOf(host.playDemo())).toEqual([
    [expect.any(String), 'the story of memo is at 2026-03-03T01:00:00.000Z, which has not come yet'],
    [expect.any(String), 'the story of memo finds no demo post of the role city-officer in 山海关区'],
  ])
})

test('a district with anybody real in it is left alone', async () => {
  await tell(async () => {})
  const [first] = host.districts
  await host.database.write(coreModule, first.context, ({ db }) =>
    db.insertInto('core.person').values({ id: newId(), name: '真人' }).execute(),
  )
  expect(await host.playDemo()).toBe(1)
})
