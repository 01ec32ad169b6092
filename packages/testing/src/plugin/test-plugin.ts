import type { PluginDefinition } from '@linli/sdk/server'
import { describe } from 'vitest'
import { testAccess } from './test-access.ts'
import { testForms } from './test-forms.ts'
import { testIsolation } from './test-isolation.ts'
import { testMessages } from './test-messages.ts'
import { testMigrations } from './test-migrations.ts'

/**
 * Registers what must be true of every plugin, whatever it does: its migrations go up, down and up again; every table is
 * walled and shut to other tenants; every procedure asks for a permission and checks its input; every word exists in every
 * language; no form asks for a fact that is known. A plugin's own tests call it once.
 */
export function testPlugin(plugin: PluginDefinition): void {
  describe(`plugin ${plugin.id}`, () => {
    testMessages(plugin)
    testForms(plugin)
    testAccess(plugin)
    testMigrations(plugin)
    testIsolation(plugin)
  })
}
