import { coreMigrations } from '@linli/core'
import { createTestDatabase, type TestDatabase } from '@linli/database/testing'
import { pluginMigrations, pluginSchema } from '@linli/host'
import type { PluginDefinition } from '@linli/sdk/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listUnwalled } from './list-unwalled.ts'
import { plantRows } from './plant-rows.ts'
import { probeTable } from './probe-table.ts'

/** Every table of a plugin, found in the catalogue, is shut to every tenant but its row's own. */
export function testIsolation(plugin: PluginDefinition): void {
  const schema = pluginSchema(plugin.id)
  let db: TestDatabase

  describe('keeps tenants apart', () => {
    beforeAll(async () => {
      db = await createTestDatabase({ modules: [coreMigrations, pluginMigrations(plugin)] })
    })
    afterAll(() => db?.drop())

    test('every table forces row security and leads every key with its tenant', async () => {
      expect(await listUnwalled(db.adminConnectionString, schema)).toEqual([])
    })

    test('a row of one district is there for it, and for no other to see, change, delete or add', async () => {
      const planted = await plantRows(db.adminConnectionString, schema)
      const probes = await Promise.all(planted.map((table) => probeTable(db.database, schema, table)))
      expect(probes).toEqual(
        planted.map(({ name }) => ({
          table: name,
          seenByOwner: 1,
          seenByOther: 0,
          changedByOther: 0,
          deletedByOther: 0,
          addedByOther: 'refused',
        })),
      )
    })
  })
}
