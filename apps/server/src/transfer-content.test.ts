import { createTestKeyRing } from '@linli/database/testing'
import { newId } from '@linli/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './testing/start-test-server.ts'
import { answered, openTransferParties, type TransferParties } from './testing/transfer-parties.ts'

/** What crosses with a community: facts by what they are, the register with its days, names that nobody is to learn. */

const keys = createTestKeyRing()
/** Three weeks ago, as the test's clock has it. */
const DAY = '2026-02-10'
const PHONE = '0335-7000001'

let server: TestServer
let parties: TransferParties
let estateId = ''
let arrivedId = ''
let transferId = ''

const communityId = () => parties.haigang.units.communities[1]?.id ?? ''

beforeAll(async () => {
  server = await startTestServer({ auth: { keys } })
  parties = await openTransferParties(server)
  const { at, propose, confirm, check, accept } = parties
  await defineFacts()
  await fillRegister()
  await openCase()
  transferId = await propose(DAY)
  await confirm(transferId, communityId())
  const { nonce } = await answered<{ nonce: string }>(check(transferId))
  await answered(accept(transferId, { nonce }))
  const detail = await answered<{ eventId: string }>(at.destination.query('transfers.get', { id: transferId }))
  expect(detail.eventId).toBeDefined()
  const [community] = await parties.admin<{ id: string }>(
    'select id from core.org_unit where tenant_id = $1 and valid_from = $2 and kind = $3',
    [parties.shanhaiguan.tenantId, DAY, 'community'],
  )
  arrivedId = community?.id ?? ''
})

afterAll(() => server?.close())

/** Each district means something else by one key; the city has defined another. */
async function defineFacts(): Promise<void> {
  const { at } = parties
  const patients = {
    key: 'local-community.patients',
    nameZh: '慢性病人',
    nameEn: 'Patients',
    subjectKinds: ['community'],
    frequency: 'once',
    sourceDocument: '区卫健局通知',
    validFrom: '2026-01-01',
  }
  const personal = { type: 'text', owner: 'subject', sensitivity: 'personal', readerRoles: ['community-worker'] }
  await answered(at.source.mutate('facts.define', { ...patients, ...personal }))
  const open = { type: 'integer', owner: 'subject', sensitivity: 'district', additive: true }
  await answered(at.destination.mutate('facts.define', { ...patients, ...open }))
  await enterFact('local-community.patients', 'once', '某某，糖尿病')
  await enterFact('community.households', '2025-Q4', '1800')
}

const enterFact = (key: string, period: string, value: string) =>
  parties.admin(
    `insert into core.fact_value (tenant_id, id, unit_id, key, period, revision, holds_from, value, way, entered_at, entered_by_post, person_name, post_title, unit_name)
     values ($1, gen_random_uuid(), $2, $3, $4, 1, '2025-10-01', $5, 'entry', now(), $6, '某人', 'x', 'x')`,
    [parties.haigang.tenantId, communityId(), key, period, value, parties.haigang.actors.office.postId],
  )

/** A telephone that has changed since the day, a code that is to end, an estate with a company of the district, a post to be closed. */
async function fillRegister(): Promise<void> {
  const { haigang, admin, addUnit } = parties
  const attribute = `insert into core.unit_attribute (tenant_id, unit_id, key, value, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6)`
  const { tenantId } = haigang
  await admin(attribute, [tenantId, communityId(), 'office-phone', '0335-7000000', '2024-01-01', '2026-02-20'])
  await admin(attribute, [tenantId, communityId(), 'office-phone', PHONE, '2026-02-20', null])
  const identifier = `insert into core.identifier (tenant_id, id, unit_id, scheme, value, valid_from, valid_to, source)
    values ($1, gen_random_uuid(), $2, $3, $4, '2024-01-01', $5, 'x')`
  await admin(identifier, [tenantId, communityId(), 'police', '130302001001', '2026-12-31'])
  const companyId = await addUnit(haigang.units.root.id, 'property-company', { name: '安居物业' })
  await admin(identifier, [tenantId, companyId, 'credit-code', '91130302MA0000001X', null])
  estateId = await addUnit(communityId(), 'estate', { name: '安居小区' })
  await admin(attribute, [tenantId, estateId, 'property-company', companyId, '2024-01-01', null])
  await admin(
    `insert into core.post (tenant_id, id, unit_id, title, role, closed_on)
     values ($1, gen_random_uuid(), $2, '社区主任', 'community-worker', '2026-12-31')`,
    [tenantId, communityId()],
  )
}

/** Its process tells nobody who opened it. */
async function openCase(): Promise<void> {
  const { haigang, admin } = parties
  const { community, office } = haigang.actors
  const id = newId()
  await admin(
    `insert into core.case_file (tenant_id, id, plugin_id, process, subject_id, title, state, version, unit_id, opened_by_post, opened_at, updated_at)
     values ($1, $2, 'admission', 'report', gen_random_uuid(), '入户统计家电', 'reported', 2, $3, $4, now(), now())`,
    [haigang.tenantId, id, communityId(), community.postId],
  )
  const entry = `insert into core.timeline_entry (tenant_id, id, case_id, version, seq, kind, at, action, from_state, to_state, person_name, post_title,
      unit_name, post_id, unit_id, details)
    values ($1, gen_random_uuid(), $2, $3, 0, 'step', now(), $4, $5, 'reported', $6, $7, $8, $9, $10, '{}')`
  const by = ({ name, postTitle, unitName, postId }: typeof office, unitId: string) => [
    name,
    postTitle,
    unitName,
    postId,
    unitId,
  ]
  await admin(entry, [haigang.tenantId, id, 1, 'open', null, ...by(community, communityId())])
  await admin(entry, [haigang.tenantId, id, 2, 'look', 'reported', ...by(office, office.unitId)])
}

test('a fact that the source has defined itself is not read by what the destination means by its key', async () => {
  const { at, haigang, shanhaiguan, admin } = parties
  const values = await admin(
    `select key, value, entered_by_post from core.fact_value where tenant_id = $1 and unit_id = $2`,
    [shanhaiguan.tenantId, arrivedId],
  )
  const nobody = '00000000-0000-0000-0000-000000000000'
  expect(values).toEqual([{ key: 'community.households', value: '1800', entered_by_post: nobody }])
  const table = await answered<{ rows: { unitId: string; value?: string }[] }>(
    at.destination.query('facts.table', { key: 'local-community.patients' }),
  )
  expect(table.rows.find(({ unitId }) => unitId === arrivedId)).not.toHaveProperty('value')
  // what it holds of the fact is told, and stays where it was
  const [step] = await admin<{ details: object }>(
    `select details from core.transfer_step where transfer_id = $1 and step = 'complete'`,
    [transferId],
  )
  expect(step?.details).toMatchObject({ counts: { facts: 1, factsKept: 1 } })
  const kept = await admin(
    `select value from core.fact_value where tenant_id = $1 and key = 'local-community.patients'`,
    [haigang.tenantId],
  )
  expect(kept).toEqual([{ value: '某某，糖尿病' }])
})

test('a value that no longer fits its fact is shown as it is and fails nothing', async () => {
  const { at, shanhaiguan, admin } = parties
  const unitId = shanhaiguan.units.communities[0]?.id
  await admin(
    `insert into core.fact_value (tenant_id, id, unit_id, key, period, revision, holds_from, value, way, entered_at, entered_by_post, person_name, post_title, unit_name)
     values ($1, gen_random_uuid(), $2, 'local-community.patients', 'once', 1, '2025-10-01', '很多', 'entry', now(), $2, '某人', 'x', 'x')`,
    [shanhaiguan.tenantId, unitId],
  )
  const table = await answered<{ rows: { unitId: string }[]; district: object }>(
    at.destination.query('facts.table', { key: 'local-community.patients' }),
  )
  expect(table.rows.find((row) => row.unitId === unitId)).toMatchObject({ value: '很多' })
  expect(table.district).not.toHaveProperty('total')
})

test('attributes and codes come with their days, clipped at the day of the transfer', async () => {
  const { shanhaiguan, admin } = parties
  const attributes = await admin(
    `select value, valid_from::text as since, valid_to::text as till from core.unit_attribute
     where tenant_id = $1 and unit_id = $2 and key = 'office-phone' order by valid_from`,
    [shanhaiguan.tenantId, arrivedId],
  )
  expect(attributes).toEqual([
    { value: '0335-7000000', since: DAY, till: '2026-02-20' },
    { value: PHONE, since: '2026-02-20', till: null },
  ])
  const codes = await admin(
    `select valid_from::text as since, valid_to::text as till from core.identifier where tenant_id = $1 and unit_id = $2 and scheme = 'police'`,
    [shanhaiguan.tenantId, arrivedId],
  )
  expect(codes).toEqual([{ since: DAY, till: '2026-12-31' }])
})

test('an estate comes without the id of a company that stays, says which it was, and can be edited', async () => {
  const { at, shanhaiguan, admin } = parties
  const [estate] = await admin<{ id: string; version: number }>(
    `select id, version from core.org_unit where tenant_id = $1 and name = '安居小区'`,
    [shanhaiguan.tenantId],
  )
  expect(estate?.id).not.toBe(estateId)
  const edit = { id: estate?.id, version: estate?.version, name: '安居小区', fullName: '安居小区' }
  await answered(
    at.destination.mutate('organisation.edit', { ...edit, attributes: [{ key: 'address', value: '安居路1号' }] }),
  )
  const [change] = await admin<{ fields: object }>(
    `select fields from core.unit_change where tenant_id = $1 and unit_id = $2 and version = 1`,
    [shanhaiguan.tenantId, estate?.id],
  )
  expect(change?.fields).toContainEqual({ field: 'property-company', from: '安居物业 91130302MA0000001X' })
})

test('whoever opened a case of which nobody is to learn it is nobody in the package', async () => {
  const { at, haigang, admin } = parties
  const detail = await answered<{ matters: { history: { action: string; by: string }[] }[] }>(
    at.destination.query('transfers.get', { id: transferId }),
  )
  expect(detail.matters[0]?.history).toMatchObject([
    { action: 'open', by: '' },
    { action: 'look', by: haigang.actors.office.name },
  ])
  const [kept] = await admin<{ sealed: string }>(`select sealed from core.transfer_package where transfer_id = $1`, [
    transferId,
  ])
  expect(kept?.sealed).not.toContain(haigang.actors.community.name)
})

test('a post that was to close later closes with its unit', async () => {
  const { haigang, admin } = parties
  const posts = await admin<{ closed: string }>(
    `select closed_on::text as closed from core.post where tenant_id = $1 and unit_id = $2`,
    [haigang.tenantId, communityId()],
  )
  expect(posts).toEqual([{ closed: DAY }])
})
