import { newId } from '@linli/kernel'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestCity, type TestCity } from '../testing/create-test-city.ts'
import { listDistricts } from './list-districts.ts'
import { createTenantDirectory } from './tenant-directory.ts'

let test: TestCity

beforeAll(async () => {
  test = await createTestCity()
})

afterAll(() => test.drop())

it('finds a tenant by its id and makes a context under its city', async () => {
  const tenants = createTenantDirectory(test.database, test.clock)
  expect(await tenants.find(test.haigang.tenantId)).toEqual({
    id: test.haigang.tenantId,
    kind: 'district',
    name: '海港区',
    slug: 'haigang',
    cityId: test.city.tenantId,
  })
  expect(await tenants.find(test.city.tenantId)).toMatchObject({ kind: 'city', cityId: test.city.tenantId })
  expect(await tenants.find(newId())).toBeUndefined()
  expect(await tenants.contextOf(test.haigang.tenantId)).toEqual(test.haigang.context)
  await expect(tenants.contextOf(newId())).rejects.toThrow('There is no tenant')
})

it('lists the districts to their city alone', async () => {
  const districts = await listDistricts(test.database, test.city.context)
  expect(districts.map(({ slug }) => slug)).toEqual(['haigang', 'shanhaiguan'])
  expect(await listDistricts(test.database, test.haigang.context)).toEqual([])
})
