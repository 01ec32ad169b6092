import { startTestCluster } from '@linli/database/testing'
import { newId } from '@linli/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { comparable } from '../src/isolation/find-traces.ts'
import { permissionTable } from '../src/isolation/permission-table.ts'
import { type TenantState, watchTenants } from '../src/isolation/tenant-state.ts'
import { call, type Trial } from '../src/isolation/trial.ts'
import { tryForeignCursor } from '../src/isolation/try-cursor.ts'
import { tryProcedure } from '../src/isolation/try-procedure.ts'
import type { Caller } from '../src/world/caller.ts'
import { fillWorld } from '../src/world/fill-world.ts'
import { inputRecipes } from '../src/world/input-recipes.ts'
import { openWorld, type World } from '../src/world/open-world.ts'
import { listProcedures, type Procedure } from '../src/world/procedures.ts'
import { fieldsOf, idFieldsOf } from '../src/world/schema-fields.ts'

const procedures = await listProcedures()
let removeCluster: (() => Promise<void>) | undefined
let world: World
let state: TenantState
let calls = 0

beforeAll(async () => {
  // where nobody else writes, it is known at once that a call has written nothing
  removeCluster = await startTestCluster()
  world = await openWorld()
  await fillWorld(world)
  state = await watchTenants(world.admin)
})

afterAll(async () => {
  console.log(`isolation: ${procedures.length} procedures, ${calls} calls`)
  await world?.close()
  await removeCluster?.()
})

describe('the tables know the routers, and nothing else:', () => {
  const keys = procedures.map(({ key }) => key).toSorted()

  test('a line of permissions for every procedure', () => {
    expect(Object.keys(permissionTable).toSorted()).toEqual(keys)
  })

  test('an input for every procedure', () => {
    expect(Object.keys(inputRecipes).toSorted()).toEqual(keys)
  })

  test.each(procedures)('a line for every id that $key takes', ({ key, schema }) => {
    const inSchema = schema ? idFieldsOf(schema).map((path) => path.join('.')) : []
    expect(Object.keys(permissionTable[key]?.ids ?? {}).toSorted()).toEqual(inSchema.toSorted())
  })
})

describe('the watch over the tenants', () => {
  const noted = async (words: string) => {
    const [{ departmentId }] = world.districts.home.places
    await world.admin.query('update core.org_unit set name = $1 where id = $2', [words, departmentId])
  }

  test('sees a row that was written, in its tenant alone, and the ids that stand in it as long as they do', async () => {
    const [{ departmentId }] = world.districts.home.places
    const own = world.districts.home.tenant.tenantId
    const { rows } = await world.admin.query('select name from core.org_unit where id = $1', [departmentId])
    const id = newId()
    const before = await state.digests()
    expect(await state.tenantsOf([id, departmentId])).toEqual(new Map([[departmentId, new Set([own])]]))

    await noted(`${rows[0]?.name} ${id}`)
    const after = await state.digests()
    expect([...after.keys()].filter((tenant) => before.get(tenant) !== after.get(tenant))).toEqual([own])
    expect(await state.tenantsOf([id])).toEqual(new Map([[id, new Set([own])]]))

    await noted(rows[0]?.name)
    expect((await state.digests()).get(own)).not.toBe(before.get(own))
    expect(await state.tenantsOf([id])).toEqual(new Map())
  })
})

function trialOf(procedure: Procedure): Trial {
  const line = permissionTable[procedure.key]
  const recipe = inputRecipes[procedure.key]
  if (!line || !recipe) throw new Error(`${procedure.key} is missing in a table`)
  return { world, state, procedure, line, recipe, faults: [], calls: 0 }
}

function expectSound(trial: Trial): void {
  calls += trial.calls
  expect(trial.faults).toEqual([])
}

describe('as everybody, with own, sibling, foreign and random ids:', () => {
  test.each(procedures)('$key', async (procedure) => {
    const trial = trialOf(procedure)
    await tryProcedure(trial)
    expectSound(trial)
  })
})

describe('a cursor of another tenant leads nowhere in', () => {
  const readers = ['office', 'audit-administrator', 'security-administrator'] as const
  const listings = procedures.filter(
    ({ schema }) => schema && fieldsOf(schema).some(({ path }) => path[0] === 'cursor'),
  )

  test('the listings there are', () => {
    expect(listings.length).toBeGreaterThanOrEqual(5)
  })

  test.each(listings)('$key', async (procedure) => {
    const trial = trialOf(procedure)
    const [other] = world.districts.other.places
    const foreigners = {
      office: other.office,
      'audit-administrator': other.audit,
      'security-administrator': other.security,
    } as const
    const kind = readers.find((one) => trial.line.may.includes(one)) ?? 'office'
    const caller = world.callers[kind]
    const foreigner = { ...world.callers['other-office'], browser: foreigners[kind] }
    for (const filter of procedure.key === 'core inbox.list' ? [{}, { view: 'done' }] : [{}]) {
      await tryForeignCursor(trial, caller, foreigner, filter)
      await tryForeignCursor(trial, foreigner, caller, filter)
    }
    expectSound(trial)
  })
})

describe('a cookie that names another tenant than its own is no cookie for', () => {
  test.each(procedures.filter(({ permission }) => permission !== 'public'))('$key', async (procedure) => {
    const trial = trialOf(procedure)
    const { office, nobody } = world.callers
    const { home, other } = world.districts
    const swapped = world.server.browser()
    swapped.cookie = office.browser.cookie?.replace(home.tenant.tenantId, other.tenant.tenantId)
    expect(swapped.cookie).toContain(other.tenant.tenantId)
    const input = await trial.recipe.build(other.places[0], office)
    const thief: Caller = { ...nobody, browser: swapped, fresh: async () => swapped }
    const answer = await call(trial, thief, input, 'a cookie of another tenant')
    expect(`${answer.status} ${answer.error?.message}`).toBe('401 auth.sign-in-required')
    expect(comparable(answer)).toBe(comparable(await call(trial, nobody, input, 'no cookie')))
    expectSound(trial)
  })
})
