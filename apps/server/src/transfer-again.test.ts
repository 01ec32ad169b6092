import { applyDueTransfers } from '@linli/core'
import { createTestKeyRing } from '@linli/database/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './testing/start-test-server.ts'
import { answered, openTransferParties, papers, refusalOf, type TransferParties } from './testing/transfer-parties.ts'

/** Between acceptance and the day: what comes is what was accepted, the source confirms anew, and each district's register is its own. */

const keys = createTestKeyRing()
const DAY = '2026-03-20'
const NEXT = '2026-03-21'

let server: TestServer
let parties: TransferParties

beforeAll(async () => {
  server = await startTestServer({ auth: { keys } })
  parties = await openTransferParties(server)
})

afterAll(() => server?.close())

const communityId = (index: number) => parties.haigang.units.communities[index]?.id ?? ''
const nonceOf = async (id: string) => (await answered<{ nonce: string }>(parties.check(id))).nonce

function applyDue() {
  const { clock, database, city } = server.city
  const services = { clock, database, keys, finals: [], confidential: [], followers: [] }
  return applyDueTransfers(services, { id: parties.shanhaiguan.tenantId, cityId: city.tenantId })
}

/** What both districts and the city are told of a transfer. */
async function told(id: string) {
  const { city, source, destination } = parties.at
  return Promise.all([city, source, destination].map((one) => answered(one.query('transfers.get', { id }))))
}

test('others than were accepted do not come; the source confirms anew and the destination decides anew', async () => {
  const { at, propose, confirm, accept, addUnit } = parties
  const id = await propose(DAY)
  await confirm(id, communityId(1))
  const before = await nonceOf(id)
  expect(await answered(accept(id, { nonce: before }))).toEqual({ state: 'accepted' })
  await addUnit(communityId(1), 'estate', { name: '新小区' })
  server.city.clock.setDay(DAY)
  await parties.signInAgain()
  await applyDue()
  for (const one of await told(id)) {
    expect(one).toMatchObject({ state: 'accepted', problem: { code: 'transfer.units-changed' } })
  }
  expect(await answered(at.source.query('transfers.get', { id }))).toMatchObject({ may: ['confirm', 'reject'] })
  await confirm(id, communityId(1))
  expect(await answered(at.destination.query('transfers.get', { id }))).toMatchObject({ state: 'confirmed' })
  expect(await refusalOf(accept(id, { nonce: before }))).toBe('transfer.changed-meanwhile')
  expect(await answered(accept(id, { nonce: await nonceOf(id) }))).toEqual({ state: 'complete' })
  expect(await refusalOf(at.source.query('transfers.preview', { id, unitId: communityId(1) }))).toBe(
    'transfer.not-possible',
  )
})

test('what was registered on the day makes it impossible for that day, and the source moves it to a later one', async () => {
  const { at, propose, confirm, check, accept, addUnit } = parties
  const id = await propose(DAY)
  await addUnit(communityId(2), 'building', { name: '新楼', since: DAY })
  const asked = { id, unitId: communityId(2) }
  expect(await refusalOf(at.source.query('transfers.preview', asked))).toBe('place.day-too-early')
  expect(await refusalOf(at.source.query('transfers.preview', { ...asked, day: '2026-03-01' }))).toBe(
    'transfer.day-before-proposal',
  )
  await confirm(id, communityId(2), { day: NEXT })
  for (const one of await told(id)) expect(one).toMatchObject({ state: 'confirmed', day: NEXT })

  // codes are for units that come, and of the district to which they come
  const code = '130302001190'
  expect(await refusalOf(check(id, { codes: [{ unitId: communityId(1), code }] }))).toBe('input.invalid')
  const other = await answered<{ refused: number; rows: object[] }>(
    check(id, { codes: [{ unitId: communityId(2), code }] }),
  )
  expect(other).toMatchObject({ refused: 1, rows: [{ problem: { code: 'transfer.code-of-other-district' } }, {}] })

  expect(await answered(accept(id, { nonce: await nonceOf(id) }))).toEqual({ state: 'accepted' })
  await applyDue()
  expect(await answered(at.source.query('transfers.get', { id }))).toMatchObject({ state: 'accepted' })
})

test('what stands against it in the source is told to the source alone', async () => {
  const { at, admin, haigang } = parties
  const { rows } = await answered<{ rows: { id: string; state: string }[] }>(at.city.query('transfers.list', {}))
  const id = rows.find(({ state }) => state === 'accepted')?.id ?? ''
  await admin(
    `insert into core.identifier (tenant_id, id, unit_id, scheme, value, valid_from, source)
     values ($1, gen_random_uuid(), $2, 'police', '130302009009', $3, 'x')`,
    [haigang.tenantId, communityId(2), NEXT],
  )
  server.city.clock.setDay(NEXT)
  await parties.signInAgain()
  await applyDue()
  const problem = { code: 'transfer.source-not-ready', params: { cause: 'place.day-too-early' } }
  const [city, source, destination] = await told(id)
  for (const one of [city, source, destination]) expect(one).toMatchObject({ state: 'accepted', problem })
  expect(await refusalOf(at.source.query('transfers.preview', { id, unitId: communityId(2) }))).toBe(
    'place.day-too-early',
  )
  // one that the city has taken back is not carried out, though the district had accepted it
  await answered(at.city.mutate('transfers.withdraw', { id, reason: papers('秦').reason }))
  await applyDue()
  expect(await answered(at.source.query('transfers.get', { id }))).toMatchObject({ state: 'withdrawn' })
})
