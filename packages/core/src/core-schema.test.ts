import { authMigrations } from '@linli/auth'
import { authAllowances } from '@linli/auth/testing'
import { placeDraftInput } from '@linli/contract'
import { migrateDown } from '@linli/database'
import {
  asSuperuser,
  createTestDatabase,
  findCatalogueFaults,
  mergeAllowances,
  withSuperuser,
} from '@linli/database/testing'
import { dayOf, newId, valueOrThrow } from '@linli/kernel'
import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealAudit } from './audit/seal-audit.ts'
import { type CaseEngine, createCaseEngine } from './cases/case-engine.ts'
import { coreMigrations, queueMigrations } from './core-migrations.ts'
import { coreModule } from './core-module.ts'
import { claimEffect } from './events/event.queries.ts'
import { defineFact } from './facts/define-fact.ts'
import { enterFacts } from './facts/enter-facts.ts'
import { standardFacts } from './facts/standard-facts.ts'
import { addMetric } from './metrics/add-metric.ts'
import { foldMetrics } from './metrics/fold-metrics.ts'
import { addUnits } from './organisation/add-units.ts'
import { createParameterCatalogue } from './parameters/parameter-catalogue.ts'
import { publishParameters } from './parameters/publish-parameters.ts'
import { setParameter } from './parameters/set-parameter.ts'
import { previewPlaceEvent } from './places/preview-place-event.ts'
import { recordPlaceEvent } from './places/record-place-event.ts'
import { addAlias } from './register/add-alias.ts'
import { addUnit } from './register/add-unit.ts'
import type { CoreWriting } from './scope.ts'
import { coreAllowances } from './testing/core-allowances.ts'
import { createTestCity, type TestCity } from './testing/create-test-city.ts'
import { fillCaseTables } from './testing/fill-case-tables.ts'
import { fillPeopleTables } from './testing/fill-people-tables.ts'
import { fillTransferTables } from './testing/fill-transfer-tables.ts'
import { sampleParameters, samplePermissions, sampleProcess } from './testing/sample-process.ts'
import type { TestTenant } from './testing/test-tenant.ts'

let test: TestCity

beforeAll(async () => {
  test = await createTestCity({ permissions: { sample: samplePermissions } })
  await publishParameters(test.database, sampleParameters)
  for (const tenant of [test.haigang, test.shanhaiguan]) await fill(tenant)
  await sealAudit(test.database, test.clock)
  await foldMetrics(test.database, test.clock)
  for (const tenant of [test.haigang, test.shanhaiguan]) await fill(tenant)
})

afterAll(() => test.drop())

const admin = (sql: string, values?: unknown[]) => asSuperuser(test.adminConnectionString, sql, values)

/** Puts a row into every table. */
async function fill(tenant: TestTenant) {
  const { clock, calendar, permissions } = test
  const engine = createCaseEngine({
    clock,
    calendar,
    permissions,
    processes: [{ pluginId: 'sample', definition: sampleProcess }],
  })
  const actor = tenant.actors.department
  await test.database.write(coreModule, tenant.contextOf(actor), async (scope) => {
    await fillFacts(scope, tenant)
    const subject = { pluginId: 'sample', process: 'request', subjectId: newId(), title: 'x' }
    const opened = await engine.open(scope, actor, subject)
    const { id: caseId } = valueOrThrow(opened)
    await fillCaseTables(scope, { caseId, actor, at: clock.now() })
    await fillPeopleTables(scope, { caseId, actor, at: clock.now() })
    await claimEffect(scope, newId(), clock.now())
    await addMetric(scope, [{ metric: 'sample.x', unitId: tenant.units.communities[0]?.id ?? '', amount: 1 }])
    await fillRegister(scope, tenant)
    await changePlaces(scope, { tenant, engine })
    await fillTransferTables(scope, { unitId: tenant.units.communities[0]?.id ?? '', at: clock.now() })
    const catalogue = createParameterCatalogue([{ parameters: sampleParameters, users: [] }])
    const work = { scope, actor: tenant.actors.office, catalogue, at: clock.now() }
    const basis = { basis: 'own', section: '', reason: 'x' } as const
    await setParameter(work, { key: 'sample.check-days', value: 4, validFrom: '2026-01-01', ...basis })
  })
}

async function fillFacts(scope: CoreWriting, { actors }: TestTenant) {
  const now = test.clock.now()
  const work = { actor: actors.community, now, today: dayOf(now), calendar: await test.calendar.current(scope) }
  const entry = { key: 'community.households', period: '2025-Q4', value: '1800', revision: 0 }
  await enterFacts(scope, work, { unitId: actors.community.unitId, entries: [entry], way: 'entry' })
  const [fact] = standardFacts
  if (fact === undefined) throw new Error('no fact ships with the product')
  const own = { ...fact, key: 'local-community.trial', nameZh: '试填项目', nameEn: 'Trial', aliases: [] }
  await defineFact(scope, actors.office, { at: now, definition: own })
}

async function fillRegister(scope: CoreWriting, tenant: TestTenant) {
  const { clock } = test
  const office = tenant.actors.office
  const parentId = tenant.units.streets[0]?.id ?? ''
  const estate = { kind: 'estate', name: newId(), parentId, validFrom: '2020-01-01' } as const
  const attributes = [{ key: 'households', value: '120' }]
  const { id } = valueOrThrow(await addUnit(scope, office, { ...estate, attributes, at: clock.now() }))
  const alias = { unitId: id, version: 1, name: 'x', source: 'x', at: clock.now() }
  valueOrThrow(await addAlias(scope, office, alias))
}

/** A merger with an open case, a rename and a delegation: a row in every table about places. */
async function changePlaces(scope: CoreWriting, { tenant, engine }: { tenant: TestTenant; engine: CaseEngine }) {
  const actor = tenant.actors.office
  const work = { clock: test.clock, finals: engine.finals, followers: [], scope, actor }
  const parentId = tenant.units.streets[0]?.id ?? ''
  const unit = { kind: 'community' as const, parentId, validFrom: '2024-01-01' }
  const [stays = '', ends = ''] = valueOrThrow(
    await addUnits(scope, [
      { ...unit, name: newId() },
      { ...unit, name: newId() },
    ]),
  )
  const about = { pluginId: 'sample', process: 'request', subjectId: newId(), title: 'x', unitId: ends }
  valueOrThrow(await engine.open(scope, tenant.actors.department, about))
  const papers = { day: '2026-03-02', documentNumber: '海政字〔2026〕3号', approvedBy: 'x' }
  const drafts = [
    { ...papers, kind: 'merge', unitIds: [stays, ends], targetId: stays, name: newId() },
    { ...papers, kind: 'delegate', targetId: stays, newUnits: [{ name: newId() }] },
  ].map((draft) => placeDraftInput.parse(draft))
  for (const draft of drafts) {
    const { digest } = valueOrThrow(await previewPlaceEvent(work, draft))
    valueOrThrow(await recordPlaceEvent(work, { draft, digest, choices: { cases: [], posts: [] } }))
  }
}

async function tenantTables(): Promise<string[]> {
  const rows = await admin(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
     where c.relnamespace = 'core'::regnamespace and c.relkind = 'r' order by 1`,
  )
  return rows.map(({ name }) => String(name))
}

/** Runs SQL as the core's role in a district, without the query layer's own tenant predicate. */
function rawIn(tenant: TestTenant, sql: string, values: unknown[] = []) {
  return test.database.write(coreModule, tenant.context, async (scope) => {
    const result = await scope.db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(sql, values))
    return { rows: result.rows, affected: Number(result.numAffectedRows ?? 0n) }
  })
}

describe('row-level security alone, with no help from the query layer', () => {
  // The city's own name, its parameters and its facts are published to its districts.
  const publishedByCity = new Set(['tenant', 'parameter', 'fact_definition'])

  it('shows a district nothing of another in any table', async () => {
    for (const table of await tenantTables()) {
      const [foreign] = await admin(`select count(*) as n from core.${table} where tenant_id = $1`, [
        test.haigang.tenantId,
      ])
      expect(Number(foreign?.n), `${table} has rows of the other district`).toBeGreaterThan(0)
      if (!(await mayRead(table))) continue
      const { rows } = await rawIn(test.shanhaiguan, `select distinct tenant_id from core.${table}`)
      const seen = rows.map(({ tenant_id }) => tenant_id)
      const allowed = publishedByCity.has(table)
        ? [test.shanhaiguan.tenantId, test.city.tenantId]
        : [test.shanhaiguan.tenantId]
      expect(seen.toSorted(), table).toEqual(allowed.toSorted())
    }
  })

  it('lets a district write nothing for another into any table', async () => {
    for (const table of await tenantTables()) {
      const copy = admin(`select * from core.${table} where tenant_id = $1 limit 1`, [test.haigang.tenantId])
      const [row] = await copy
      const columns = Object.keys(row ?? {}).filter((column) => column !== 'city_id' || table !== 'tenant')
      const values = columns.map((column) =>
        isPlainObject(row?.[column]) ? JSON.stringify(row?.[column]) : row?.[column],
      )
      const insert = `insert into core.${table} (${columns.join()}) values (${columns.map((_, i) => `$${i + 1}`).join()})`
      await expect(rawIn(test.shanhaiguan, insert, values), table).rejects.toThrow(
        /row-level security|permission denied/,
      )
    }
  })

  it('changes and deletes nothing of another district', async () => {
    for (const table of await tenantTables()) {
      const update = rawIn(test.shanhaiguan, `update core.${table} set tenant_id = tenant_id where tenant_id = $1`, [
        test.haigang.tenantId,
      ])
      expect(
        await update.then(
          ({ affected }) => affected,
          () => 0,
        ),
        table,
      ).toBe(0)
      const deletion = rawIn(test.shanhaiguan, `delete from core.${table} where tenant_id = $1`, [
        test.haigang.tenantId,
      ])
      expect(
        await deletion.then(
          ({ affected }) => affected,
          () => 0,
        ),
        table,
      ).toBe(0)
    }
  })

  async function mayRead(table: string) {
    const [row] = await admin("select has_table_privilege('linli_core', $1, 'select') as may", [`core.${table}`])
    return row?.may === true
  }

  const isPlainObject = (value: unknown) => typeof value === 'object' && value !== null && !(value instanceof Date)
})

describe('the schema', () => {
  it('keeps every rule of the catalogue, but for what is allowed by name', async () => {
    const allowances = mergeAllowances(['auth', 'core', 'queue'], [authAllowances, coreAllowances])
    const faults = await withSuperuser(test.adminConnectionString, (client) => findCatalogueFaults(client, allowances))
    expect(faults).toEqual([])
  })

  it('goes down and up again', async () => {
    const modules = [authMigrations, coreMigrations, queueMigrations]
    const other = await createTestDatabase({ modules })
    for (const module of modules.toReversed()) await migrateDown(other.adminConnectionString, module)
    const left = await asSuperuser(
      other.adminConnectionString,
      `select relname from pg_class where relnamespace in (select oid from pg_namespace where nspname in ('core', 'core_api', 'pgboss'))`,
    )
    expect(left).toEqual([])
    await other.drop()
  })
})
