import { coreMigrations } from '@linli/core'
import { migrate, migrateDown } from '@linli/database'
import { createTestDatabase, type TestDatabase } from '@linli/database/testing'
import { pluginMigrations, pluginSchema } from '@linli/host'
import type { PluginDefinition } from '@linli/sdk/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCatalogue } from './read-catalogue.ts'

/** What goes up comes down, whole, and goes up again to the very same. */
export function testMigrations(plugin: PluginDefinition): void {
  const module = pluginMigrations(plugin)
  const schema = pluginSchema(plugin.id)
  let db: TestDatabase

  describe('migrates', () => {
    beforeAll(async () => {
      db = await createTestDatabase({ modules: [coreMigrations, module] })
    })
    afterAll(() => db?.drop())

    test('up, down and up, leaving the same catalogue', async () => {
      const { adminConnectionString } = db
      const first = await readCatalogue(adminConnectionString, schema)
      await migrateDown(adminConnectionString, module)
      expect(await readCatalogue(adminConnectionString, schema)).toEqual([])
      await migrate({ adminConnectionString, modules: [coreMigrations, module] })
      expect(await readCatalogue(adminConnectionString, schema)).toEqual(first)
    })

    test('leaves nothing for others in its schema', async () => {
      const grants = (await readCatalogue(db.adminConnectionString, schema)).filter((line) => line.startsWith('grant '))
      expect(grants.filter((line) => !line.includes(` to ${schema} `) && !line.includes(' to linli_owner '))).toEqual(
        [],
      )
    })
  })
}
