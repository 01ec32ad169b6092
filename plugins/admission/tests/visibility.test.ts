import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completeItem, type Desk, fileAndAccept, openDesks, refusalOf } from './desk.ts'

let desks: Awaited<ReturnType<typeof openDesks>>
let desk: Desk

beforeAll(async () => {
  desks = await openDesks()
  desk = desks.haigang
})
afterAll(() => desks?.host.close())

describe('who sees what', () => {
  test('a department sees its own applications only; another’s answers like one that does not exist', async () => {
    const { id } = await desk.health.item.file.mutate(completeItem(desk))
    const own = await desk.health.item.list.query({})
    expect(own.rows.map((row) => row.id)).toContain(id)
    expect(new Set(own.rows.map((row) => row.department.name))).toEqual(new Set(['卫健局']))
    expect((await desk.justice.item.list.query({})).rows).toEqual([])

    const random = '0197a000-0000-7000-8000-0000000000ff'
    const nothing = await refusalOf(desk.justice.item.get.query({ id: random }))
    expect(nothing).toEqual({ kind: 'not-found', code: 'admission.item-not-found', params: {} })
    expect(await refusalOf(desk.justice.item.get.query({ id }))).toEqual(nothing)
    expect(await refusalOf(desk.justice.item.withdraw.mutate({ id, version: 1 }))).toEqual(nothing)
    expect(await refusalOf(desk.justice.item.withdraw.mutate({ id: random, version: 1 }))).toEqual(nothing)
  })

  test('another district sees nothing and can do nothing', async () => {
    const { id } = await desk.health.item.file.mutate(completeItem(desk))
    const other = desks.shanhaiguan
    expect((await other.office.item.list.query({})).rows).toEqual([])
    expect((await other.office.list.inForce.query({})).rows).toEqual([])
    const nothing = { kind: 'not-found', code: 'admission.item-not-found', params: {} }
    expect(await refusalOf(other.office.item.get.query({ id }))).toEqual(nothing)
    expect(await refusalOf(other.office.item.accept.mutate({ id, version: 1 }))).toEqual(nothing)
  })

  test('an item reaches only communities of its own district', async () => {
    const [foreign] = desks.shanhaiguan.district.units.communities
    const { street } = desk.district.units
    const call = desk.health.item.file.mutate(completeItem(desk, { communityIds: [foreign, street] }))
    expect(await refusalOf(call)).toEqual({
      kind: 'invalid',
      code: 'admission.unknown-community',
      params: { count: 2 },
    })
  })

  test('a department cannot decide, a community cannot file', async () => {
    const { id } = await desk.health.item.file.mutate(completeItem(desk))
    const forbidden = { kind: 'forbidden', code: 'access.not-permitted' }
    expect(await refusalOf(desk.health.item.accept.mutate({ id, version: 1 }))).toMatchObject(forbidden)
    expect(await refusalOf(desk.communities[0].item.file.mutate(completeItem(desk)))).toMatchObject(forbidden)
    expect(await refusalOf(desk.communities[0].item.get.query({ id }))).toMatchObject(forbidden)
  })

  test('pages go on where they ended, filtered by state', async () => {
    const filed: { readonly id: string }[] = []
    for (const [second, name] of ['一', '二', '三'].entries()) {
      desks.host.clock.set(`2026-03-02T09:00:0${second}+08:00`)
      filed.push(await desk.justice.item.file.mutate(completeItem(desk, { name })))
    }
    const [oldest, middle, newest] = filed.map(({ id }) => id)
    const first = await desk.justice.item.list.query({ limit: 2, state: 'submitted' })
    expect(first.rows.map(({ id }) => id)).toEqual([newest, middle])
    expect(first.rows[0]).toMatchObject({ name: '三', communityCount: 2, dueOn: '2026-03-05', provisional: false })
    const second = await desk.justice.item.list.query({ limit: 2, state: 'submitted', cursor: first.nextCursor })
    expect(second).toMatchObject({ rows: [{ id: oldest }] })
    expect(second.nextCursor).toBeUndefined()
    expect((await desk.justice.item.list.query({ state: 'rejected' })).rows).toEqual([])
  })

  test('an ended item has left the list', async () => {
    const { id, version } = await fileAndAccept(
      desk,
      completeItem(desk, { startsOn: '2026-01-01', endsOn: '2026-03-01' }),
    )
    await desk.office.item.approve.mutate({ id, version })
    const { rows } = await desk.office.list.inForce.query({ limit: 100 })
    expect(rows.map((row) => row.id)).not.toContain(id)
  })
})
