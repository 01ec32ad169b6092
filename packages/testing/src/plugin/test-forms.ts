import type { PluginDefinition } from '@linli/sdk/server'
import { describe, expect, test } from 'vitest'
import { listAskedAgain } from './list-asked-again.ts'

/** No form asks for what is known already. */
export function testForms(plugin: PluginDefinition): void {
  describe('asks once', () => {
    test('no field of a form asks for a fact that is known', () => {
      expect(listAskedAgain(plugin)).toEqual([])
    })
  })
}
