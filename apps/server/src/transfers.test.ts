import { applyDueTransfers } from '@linli/core'
import { createTestKeyRing } from '@linli/database/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './testing/start-test-server.ts'
import { answered, openTransferParties, papers, refusalOf, type TransferParties } from './testing/transfer-parties.ts'

/** A community goes from one district to another: the city and both districts through HTTP, with what stands against it. */

const keys = createTestKeyRing()
const DAY = '2026-03-02'

let server: TestServer
let parties: TransferParties

beforeAll(async () => {
  server = await startTestServer({ auth: { keys } })
  parties = await openTransferParties(server)
})

afterAll(() => server?.close())

const haigang = () => server.city.haigang
const shanhaiguan = () => server.city.shanhaiguan
const communityId = (index = 1) => haigang().units.communities[index]?.id ?? ''

type Check = { nonce: string; refused: number; rows: { unitId: string; name: string; outcome: string }[] }

const unitsNamed = (tenantId: string, name: string) =>
  parties.admin<{ id: string; valid_from: string; valid_to: string | null }>(
    `select id, valid_from::text, valid_to::text from core.org_unit where tenant_id = $1 and name = $2`,
    [tenantId, name],
  )

async function fileReport(unitId: string) {
  // a worker of the community reports a demand: a case of an installed plugin is open in it
  await parties.admin(
    `insert into core.case_file (tenant_id, id, plugin_id, process, subject_id, title, state, version, unit_id, opened_by_post, opened_at, updated_at)
     values ($1, gen_random_uuid(), 'admission', 'report', gen_random_uuid(), '入户统计家电', 'open', 1, $2, $3, now(), now())`,
    [haigang().tenantId, unitId, haigang().actors.office.postId],
  )
}

test('the city proposes, the source confirms, the destination accepts, and the community is in one of them on every day', async () => {
  const { at, propose, confirm, check, accept, admin } = parties
  const { city, source, destination } = at
  const name = haigang().units.communities[1]?.name ?? ''
  await fileReport(communityId())
  const fact = { unitId: communityId(), key: 'community.households' }
  await admin(
    `insert into core.fact_value (tenant_id, id, unit_id, key, period, revision, holds_from, value, way, entered_at, entered_by_post, person_name, post_title, unit_name)
     values ($1, gen_random_uuid(), $2, $3, '2025-Q4', 1, '2025-10-01', '1800', 'entry', now(), $4, '某人', 'x', 'x')`,
    [haigang().tenantId, fact.unitId, fact.key, haigang().actors.office.postId],
  )
  const id = await propose(DAY)
  expect(await refusalOf(check(id))).toBe('transfer.not-possible')
  expect(await refusalOf(destination.query('transfers.preview', { id, unitId: communityId() }))).toBe(
    'transfer.not-yours',
  )

  const shown = await answered<{ counts: object; matters: object[] }>(
    source.query('transfers.preview', { id, unitId: communityId() }),
  )
  expect(shown).toMatchObject({ counts: { units: 1, facts: 1, matters: 1 }, matters: [{ title: '入户统计家电' }] })
  await confirm(id, communityId())
  const trial = await answered<Check>(check(id))
  expect(trial).toMatchObject({ refused: 0, rows: [{ name, outcome: 'code-needed' }] })
  const [row] = trial.rows
  const codes = [{ unitId: row?.unitId, code: '130303001190' }]
  expect(await answered<Check>(check(id, { codes }))).toMatchObject({ rows: [{ outcome: 'fits' }] })
  const done = await answered(accept(id, { nonce: trial.nonce, codes }))
  expect(done).toEqual({ state: 'complete' })

  expect(await unitsNamed(haigang().tenantId, name)).toMatchObject([{ valid_to: DAY }])
  const arrived = await unitsNamed(shanhaiguan().tenantId, name)
  expect(arrived).toMatchObject([{ valid_from: DAY, valid_to: null }])
  const newId = arrived[0]?.id
  const values = await admin(`select value, period from core.fact_value where tenant_id = $1 and unit_id = $2`, [
    shanhaiguan().tenantId,
    newId,
  ])
  expect(values).toEqual([{ value: '1800', period: '2025-Q4' }])

  // what was before stays readable where it was, and each side says where it has gone or come from
  const before = await answered<{ elsewhere: object[] }>(source.query('places.history', { unitId: communityId() }))
  expect(before.elsewhere).toMatchObject([{ side: 'successor', district: '山海关区', name }])
  const after = await answered<{ elsewhere: object[] }>(destination.query('places.history', { unitId: newId }))
  expect(after.elsewhere).toMatchObject([{ side: 'predecessor', district: '海港区', name }])

  const map = await answered<{ kind: string; from: object; to: object }[]>(destination.query('places.map', {}))
  expect(map).toMatchObject([{ kind: 'transfer-in', from: { name, district: '海港区' }, to: { id: newId, name } }])

  // the open case is closed there and has to be gone on with here
  const [handed] = await admin(`select handed_to, state from core.case_file where tenant_id = $1`, [haigang().tenantId])
  expect(handed).toEqual({ handed_to: '山海关区', state: 'open' })
  const detail = await answered<{ matters: { id: string }[]; hasPackage: boolean }>(
    destination.query('transfers.get', { id }),
  )
  expect(detail).toMatchObject({ hasPackage: true, matters: [{ title: '入户统计家电', unit: name }] })
  const matter = { id: detail.matters[0]?.id, note: '已按山社〔2026〕5号重新登记' }
  expect(await refusalOf(source.mutate('transfers.takeUp', matter))).toBe('transfer.matter-not-found')
  await answered(destination.mutate('transfers.takeUp', matter))
  expect(await refusalOf(destination.mutate('transfers.takeUp', matter))).toBe('transfer.matter-taken-up')
  expect(await answered(city.query('transfers.get', { id }))).toMatchObject({ state: 'complete', matters: [] })
  expect(await refusalOf(accept(id, { nonce: trial.nonce, codes }))).toBe('transfer.not-possible')
})

test('a package that was changed, has come before, is for another or too new is not let in', async () => {
  const { at, propose, confirm, check, accept, admin } = parties
  const { source, destination } = at
  const id = await propose(DAY)
  await confirm(id, communityId(2))
  const trial = await answered<Check>(check(id))
  const offered = `update core.transfer_package set sealed = $2 where transfer_id = $1`
  const [kept] = await admin<{ sealed: string }>(`select sealed from core.transfer_package where transfer_id = $1`, [
    id,
  ])
  const sealed = kept?.sealed ?? ''
  const start = sealed.indexOf('"name":"') + 8
  const json = sealed.slice(sealed.indexOf('.') + 1)
  const resealed = (change: (content: Record<string, unknown>) => object, from: string, to: string) => {
    const text = JSON.stringify(change(JSON.parse(json)))
    return `${keys.fingerprint(text, `core.transfer_package ${from} ${to}`)}.${text}`
  }
  const [from, to] = [haigang().tenantId, shanhaiguan().tenantId]
  const elsewhere = { tenantId: server.city.city.tenantId, name: '别区' }
  const cases = [
    [`${sealed.slice(0, start)}改${sealed.slice(start + 1)}`, 'transfer.package-tampered'],
    [
      resealed((content) => ({ ...content, destination: elsewhere }), from, elsewhere.tenantId),
      'transfer.package-elsewhere',
    ],
    [resealed((content) => ({ ...content, version: 3 }), from, to), 'transfer.package-newer'],
  ] as const
  for (const [text, code] of cases) {
    await admin(offered, [id, text])
    expect(await refusalOf(check(id))).toBe(code)
    expect(await refusalOf(accept(id, { nonce: trial.nonce }))).toBe(code)
  }
  await admin(offered, [id, sealed])
  await admin(
    `insert into core.transfer_package (tenant_id, nonce, transfer_id, source_id, destination_id, stage, sealed, hash, at)
     select destination_id, nonce, transfer_id, source_id, destination_id, 'received', sealed, hash, at
     from core.transfer_package where transfer_id = $1`,
    [id],
  )
  expect(await refusalOf(accept(id, { nonce: trial.nonce }))).toBe('transfer.package-replayed')
  await answered(destination.mutate('transfers.reject', { id, reason: '材料有误' }))
  expect(await answered(source.query('transfers.get', { id }))).toMatchObject({ state: 'rejected' })
  expect(await refusalOf(source.mutate('transfers.reject', { id, reason: 'x' }))).toBe('transfer.not-possible')
})

test('one for a day to come waits for it, says what stands against it, and can be taken back', async () => {
  const { at, propose, confirm, check, accept, admin } = parties
  const day = '2026-05-01'
  const [id, withdrawn] = [await propose(day), await propose(day)]
  await answered(at.city.mutate('transfers.withdraw', { id: withdrawn, reason: '方案改变' }))
  expect(await refusalOf(at.source.query('transfers.preview', { id: withdrawn, unitId: communityId(2) }))).toBe(
    'transfer.not-possible',
  )
  await confirm(id, communityId(2))
  const { nonce } = await answered<Check>(check(id))
  expect(await answered(accept(id, { nonce }))).toEqual({ state: 'accepted' })
  const name = haigang().units.communities[2]?.name ?? ''
  expect(await unitsNamed(shanhaiguan().tenantId, name)).toEqual([])

  const { clock, database, city: top } = server.city
  const services = { clock, database, keys, finals: [], confidential: [], followers: [] }
  const apply = () => applyDueTransfers(services, { id: shanhaiguan().tenantId, cityId: top.tenantId })
  await apply()
  clock.setDay(day)
  await admin(`update core.org_unit set name = $2 where tenant_id = $1 and id = $3`, [
    shanhaiguan().tenantId,
    name,
    shanhaiguan().units.communities[0]?.id,
  ])
  await apply()
  await apply()
  await parties.signInAgain()
  expect(await answered(at.source.query('transfers.get', { id }))).toMatchObject({
    state: 'accepted',
    problem: { code: 'transfer.rows-refused', params: { count: 1 } },
    steps: [{ step: 'confirm' }, { step: 'accept' }, { step: 'hold' }],
  })
  expect(await unitsNamed(haigang().tenantId, name)).toMatchObject([{ valid_to: null }])
  await admin(`update core.org_unit set name = '让名' where tenant_id = $1 and id = $2`, [
    shanhaiguan().tenantId,
    shanhaiguan().units.communities[0]?.id,
  ])
  await apply()
  expect(await answered(at.source.query('transfers.get', { id }))).toMatchObject({ state: 'complete' })
  expect(await unitsNamed(haigang().tenantId, name)).toMatchObject([{ valid_to: day }])
  expect(await unitsNamed(shanhaiguan().tenantId, name)).toMatchObject([{ valid_from: day, valid_to: null }])
})

test('a street goes with its estates, their buildings, whoever looks after them, and their facts', async () => {
  const day = '2026-05-01'
  await parties.signInAgain()
  const { at, propose, confirm, check, accept, admin } = parties
  const { source } = at
  const street = haigang().units.streets[1]
  const community = communityId(3)
  const add = async (kind: string, name: string, parentId: string | undefined, attributes: object[] = []) => {
    const unit = { kind, name, parentId, validFrom: '2025-01-01', attributes }
    return (await answered<{ id: string }>(source.mutate('organisation.add', unit))).id
  }
  const company = await add('property-company', '榆关城物业', community)
  const elsewhere = await add('property-company', '海澜湾物业', haigang().units.root.id)
  const estate = await add('estate', '观海花园', community, [{ key: 'property-company', value: company }])
  const building = await add('building', '1号楼', estate)
  const area = await add('estate', '海韵新居', street?.id, [{ key: 'property-company', value: elsewhere }])
  const delegation = { kind: 'delegate', day: '2026-04-01', reason: '补记', unitIds: [area], targetId: community }
  const { digest } = await answered<{ digest: string }>(source.query('places.preview', delegation))
  await answered(source.mutate('places.record', { ...delegation, digest }))
  await admin(
    `insert into core.fact_value (tenant_id, id, unit_id, key, period, revision, holds_from, value, way, entered_at, entered_by_post, person_name, post_title, unit_name)
     values ($1, gen_random_uuid(), $2, 'estate.households', '2026-04-01', 1, '2026-04-01', '640', 'entry', now(), $3, '某人', 'x', 'x')`,
    [haigang().tenantId, estate, haigang().actors.office.postId],
  )
  await fileReport(community)

  const id = await propose(day, street?.name)
  await confirm(id, street?.id ?? '')
  const under = { targetId: shanhaiguan().units.root.id }
  const trial = await answered<Check>(check(id, under))
  expect(trial).toMatchObject({ refused: 0, counts: { units: 6, facts: 1, matters: 1 } })
  expect(await answered(accept(id, { ...under, nonce: trial.nonce }))).toEqual({ state: 'complete' })

  const here = await admin<{ name: string; parent: string; day: string }>(
    `select u.name, p.name as parent, u.valid_from::text as day from core.transfer_unit t
       join core.org_unit u on u.tenant_id = t.tenant_id and u.id = t.unit_id
       join core.org_unit p on p.tenant_id = u.tenant_id and p.id = u.parent_id
     where t.tenant_id = $1 and t.transfer_id = $2 order by u.name collate "C"`,
    [shanhaiguan().tenantId, id],
  )
  const name = haigang().units.communities[3]?.name
  expect(here).toEqual(
    expect.arrayContaining([
      { name: street?.name, parent: shanhaiguan().units.root.name, day },
      { name, parent: street?.name, day },
      { name: '榆关城物业', parent: name, day },
      { name: '观海花园', parent: name, day },
      { name: '1号楼', parent: '观海花园', day },
      { name: '海韵新居', parent: street?.name, day },
    ]),
  )
  // every id that came along is of this district, and nothing points back across the border
  const kept = await admin<{ name: string; value: string | null; delegate: string | null; fact: string | null }>(
    `select u.name, c.name as value, d.name as delegate, f.value as fact from core.org_unit u
       left join core.unit_attribute a on a.tenant_id = u.tenant_id and a.unit_id = u.id and a.key = 'property-company'
       left join core.org_unit c on c.tenant_id = u.tenant_id and c.id::text = a.value
       left join core.delegation g on g.tenant_id = u.tenant_id and g.area_id = u.id
       left join core.org_unit d on d.tenant_id = u.tenant_id and d.id = g.delegate_id
       left join core.fact_value f on f.tenant_id = u.tenant_id and f.unit_id = u.id
     where u.tenant_id = $1 and u.kind = 'estate' and u.valid_from = $2 order by u.name collate "C"`,
    [shanhaiguan().tenantId, day],
  )
  expect(kept).toEqual([
    { name: '海韵新居', value: null, delegate: name, fact: null },
    { name: '观海花园', value: '榆关城物业', delegate: null, fact: '640' },
  ])
  const [lost] = await admin<{ count: string }>(
    `select count(*) from core.unit_attribute a where a.tenant_id = $1 and a.key = 'property-company' and a.value = $2`,
    [shanhaiguan().tenantId, elsewhere],
  )
  expect(lost).toEqual({ count: '0' })
  // in the source all of it ended on the day, the areas stay readable as they were the day before
  const before = await answered<{ id: string; parentId?: string }[]>(
    source.query('places.register', { on: '2026-04-30' }),
  )
  expect(before.find((row) => row.id === building)).toMatchObject({ parentId: estate })
  const after = await answered<{ id: string }[]>(source.query('places.register', { on: day }))
  expect(after.filter((row) => [street?.id, community, estate, building, area].includes(row.id))).toEqual([])
})

test('nobody else learns of it, and only a city proposes', async () => {
  const { at, admin } = parties
  const ends = { sourceId: haigang().tenantId, destinationId: shanhaiguan().tenantId }
  const proposal = { ...ends, place: '某社区', day: DAY, ...papers('秦') }
  expect(await refusalOf(at.source.mutate('transfers.propose', proposal))).toBe('access.not-permitted')
  const same = { ...proposal, destinationId: proposal.sourceId }
  expect(await refusalOf(at.city.mutate('transfers.propose', same))).toBe('transfer.same-district')
  const [stranger] = await admin<{ id: string }>(
    `insert into core.tenant_transfer (tenant_id, id, source_id, source_name, destination_id, destination_name, place, day, document_number,
       approved_by, reason, proposed_at, proposed_by, proposed_by_title, proposed_by_unit)
     select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), source_name, gen_random_uuid(), destination_name, place, day, document_number,
       approved_by, reason, proposed_at, proposed_by, proposed_by_title, proposed_by_unit from core.tenant_transfer limit 1 returning id`,
  )
  expect(await refusalOf(at.source.query('transfers.get', { id: stranger?.id }))).toBe('transfer.not-found')
})
