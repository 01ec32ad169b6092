import { asSuperuser } from '@linli/database/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { coreModule } from '../core-module.ts'
import { createTestCity, type TestCity } from '../testing/create-test-city.ts'
import { appendAudit } from './append-audit.ts'
import { listAudit } from './list-audit.ts'
import { sealAudit } from './seal-audit.ts'
import { verifyAudit } from './verify-audit.ts'

let test: TestCity

beforeAll(async () => {
  test = await createTestCity()
})

afterAll(() => test.drop())

function append(action: string, tenant = test.haigang) {
  const actor = tenant.actors.office
  return test.database.write(coreModule, tenant.contextOf(actor), async (scope) => {
    test.clock.advanceMs(1000)
    const details = { b: [1, { c: 'x' }], a: null }
    await appendAudit(scope, actor, { at: test.clock.now(), action, subjectKind: 'case', subjectId: 'one', details })
  })
}

const verify = (tenant = test.haigang) => test.database.read(coreModule, tenant.context, verifyAudit)
const admin = (sql: string, values?: unknown[]) => asSuperuser(test.adminConnectionString, sql, values)

/** Changes rows as an intruder, says what the walk finds, and puts the rows back. */
async function whileTampered(change: string, values: unknown[]) {
  const tables = ['audit_entry', 'audit_seal', 'audit_head', 'audit_pending']
  for (const table of tables) await admin(`create table public.kept_${table} as select * from core.${table}`)
  await admin(change, values)
  const verdict = await verify()
  for (const table of tables) {
    await admin(`delete from core.${table}`)
    await admin(`insert into core.${table} select * from public.kept_${table}`)
    await admin(`drop table public.kept_${table}`)
  }
  return verdict
}

it('seals what was written, tenant by tenant, and finds it intact', async () => {
  for (const action of ['one.first', 'one.second', 'one.third', 'one.fourth']) await append(action)
  await append('one.elsewhere', test.shanhaiguan)
  expect(await verify()).toEqual({ intact: true, sealed: 0, waiting: 4 })
  expect(await sealAudit(test.database, test.clock)).toBe(5)
  expect(await sealAudit(test.database, test.clock)).toBe(0)
  expect(await verify()).toEqual({ intact: true, sealed: 4, waiting: 0 })
  expect(await verify(test.shanhaiguan)).toEqual({ intact: true, sealed: 1, waiting: 0 })
})

it('seals each entry once when two workers do it at the same time', async () => {
  for (let n = 0; n < 6; n += 1) await append(`two.${n}`)
  const counts = await Promise.all([sealAudit(test.database, test.clock), sealAudit(test.database, test.clock)])
  expect(counts.reduce((a, b) => a + b)).toBe(6)
  expect(await verify()).toEqual({ intact: true, sealed: 10, waiting: 0 })
})

const columns: readonly [column: string, value: string][] = [
  ['tenant_id', "'00000000-0000-7000-8000-000000000001'"],
  ['id', "'00000000-0000-7000-8000-000000000002'"],
  ['at', "at + interval '1 millisecond'"],
  ['post_id', "'00000000-0000-7000-8000-000000000003'"],
  ['person_name', "person_name || ' '"],
  ['post_title', "'somebody else'"],
  ['unit_name', "'somewhere else'"],
  ['action', "'one.nothing'"],
  ['subject_kind', "'person'"],
  ['subject_id', "'two'"],
  ['details', `'{"a": null, "b": [1, {"c": "y"}]}'`],
]

it('has every column of an entry among those that are tampered with here', async () => {
  const found = await admin(
    "select column_name as name from information_schema.columns where table_schema = 'core' and table_name = 'audit_entry'",
  )
  expect(found.map(({ name }) => name).toSorted()).toEqual(columns.map(([column]) => column).toSorted())
})

it.each(columns)('finds a changed %s', async (column, value) => {
  const verdict = await whileTampered(
    `update core.audit_entry set ${column} = ${value} where action = 'one.second' and tenant_id = $1`,
    [test.haigang.tenantId],
  )
  expect(verdict).toMatchObject({ intact: false, fault: { seq: 2 } })
})

it.each([
  ['a deleted entry', "delete from core.audit_entry where action = 'one.second' and tenant_id = $1"],
  ['a deleted link', 'delete from core.audit_seal where seq = 2 and tenant_id = $1'],
  ['a chain cut off at its end', 'delete from core.audit_seal where seq >= 9 and tenant_id = $1'],
  [
    'an entry deleted with its link, the rest moved up',
    `with gone as (delete from core.audit_seal where tenant_id = $1 and seq = 10 returning entry_id)
     delete from core.audit_entry where id in (select entry_id from gone)`,
  ],
  [
    'two entries that changed places',
    `update core.audit_entry e set at = o.at, action = o.action from core.audit_entry o
     where e.tenant_id = $1 and o.tenant_id = $1
       and (e.action, o.action) in (('one.second', 'one.third'), ('one.third', 'one.second'))`,
  ],
  [
    'two links that changed places',
    `with s as (delete from core.audit_seal where tenant_id = $1 and seq in (2, 3) returning *)
     insert into core.audit_seal select tenant_id, 5 - seq + 100, entry_id, hash, sealed_at from s`,
  ],
  [
    'an entry put in past the use cases',
    `insert into core.audit_entry select tenant_id, gen_random_uuid(), at, post_id, person_name, post_title, unit_name,
       action, subject_kind, subject_id, details from core.audit_entry where tenant_id = $1 limit 1`,
  ],
])('finds %s', async (_, change) => {
  expect(await whileTampered(change, [test.haigang.tenantId])).toMatchObject({ intact: false })
  expect(await verify()).toMatchObject({ intact: true })
})

it('finds an entry deleted before it was sealed', async () => {
  await append('three.lost')
  const verdict = await whileTampered("delete from core.audit_entry where action = 'three.lost' and tenant_id = $1", [
    test.haigang.tenantId,
  ])
  expect(verdict).toMatchObject({ intact: false, fault: { kind: 'missing' } })
})

it('lets no runtime role change or delete an entry', async () => {
  const change = test.database.write(coreModule, test.haigang.context, (scope) =>
    scope.db.updateTable('core.audit_entry').set({ action: 'x' }).execute(),
  )
  await expect(change).rejects.toThrow('permission denied')
  const deletion = test.database.write(coreModule, test.haigang.context, (scope) =>
    scope.db.deleteFrom('core.audit_entry').execute(),
  )
  await expect(deletion).rejects.toThrow('permission denied')
})

it('lists the newest first, page by page', async () => {
  const list = (cursor?: string) =>
    test.database.read(coreModule, test.haigang.context, (scope) => listAudit(scope, { cursor, limit: 6 }))
  const first = await list()
  if (!first.ok) throw new Error(first.refusal.code)
  expect(first.value.rows.map(({ action }) => action)).toEqual([
    'three.lost',
    'two.5',
    'two.4',
    'two.3',
    'two.2',
    'two.1',
  ])
  expect(first.value.rows[1]).toMatchObject({ seq: 10, person: test.haigang.actors.office.name })
  const second = await list(first.value.nextCursor)
  expect(second).toMatchObject({
    ok: true,
    value: { rows: [{ action: 'two.0' }, {}, {}, {}, { action: 'one.first' }] },
  })
  expect(await list('nonsense')).toMatchObject({ ok: false, refusal: { code: 'input.invalid' } })
})
