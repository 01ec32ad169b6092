import { afterAll, beforeAll, expect, it } from 'vitest'
import { insideTransaction } from './tenant-opener.ts'
import { createTestWorld, type TestWorld } from './testing/test-world.ts'

let world: TestWorld

beforeAll(async () => {
  world = await createTestWorld()
})
afterAll(() => world.drop())

it('keeps work inside the tenant of its transaction', async () => {
  await world.in(world.haigang, async (scope) => {
    const open = insideTransaction(scope)
    expect(await open(world.haigang, async ({ tenantId }) => tenantId)).toBe(world.haigang)
    await expect(open(world.funing, async () => 'elsewhere')).rejects.toThrow('cannot change its tenant')
  })
})
