import { authMigrations } from '@linli/auth'
import { authAllowances } from '@linli/auth/testing'
import { coreMigrations, queueMigrations } from '@linli/core'
import { coreAllowances } from '@linli/core/testing'
import type { ModuleMigrations } from '@linli/database'
import {
  type CatalogueAllowances,
  createTestDatabase,
  mergeAllowances,
  type TestDatabase,
} from '@linli/database/testing'
import { pluginMigrations } from '@linli/host'
import { loadPlugins } from '@linli/server/testing'

/** A database with every module of the product in it, and what those modules are allowed by name. */
export interface WholeDatabase {
  readonly test: TestDatabase
  readonly modules: readonly ModuleMigrations[]
  readonly allowances: CatalogueAllowances
}

export async function createWholeDatabase(): Promise<WholeDatabase> {
  const plugins = await loadPlugins()
  const modules = [authMigrations, coreMigrations, queueMigrations, ...plugins.map(pluginMigrations)]
  return {
    modules,
    test: await createTestDatabase({ modules }),
    // A plugin is allowed nothing by name: its tables follow the rules.
    allowances: mergeAllowances(
      modules.map(({ name }) => name),
      [authAllowances, coreAllowances],
    ),
  }
}
