import { type PluginDefinition, proceduresOf } from '@linli/sdk/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ORIGIN } from '../host/serve-plugins.ts'
import { startTestHost, type TestHost } from '../host/start-test-host.ts'

const answer = z.object({ error: z.object({ message: z.string() }) })

/** Nobody gets in without a session, a permission, and a district that has enabled the plugin. */
export function testAccess(plugin: PluginDefinition): void {
  const procedures = proceduresOf(plugin.router)
  let host: TestHost

  async function call(path: string, type: string, principal: Parameters<TestHost['serve']>[1]) {
    const url = `${ORIGIN}/api/plugins/${plugin.id}/trpc/${path}`
    const post = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }
    const response = await host.serve(new Request(url, type === 'mutation' ? post : {}), principal)
    return `${response.status} ${answer.parse(await response.json()).error.message}`
  }

  describe('admits', () => {
    beforeAll(async () => {
      host = await startTestHost({ plugins: [plugin] })
    })
    afterAll(() => host?.close())

    test.each(procedures)('$path only with a declared permission and a checked input', ({ permission, hasInput }) => {
      expect(Object.keys(plugin.permissions)).toContain(permission)
      expect(hasInput).toBe(true)
    })

    test.each(procedures)('no stranger to $path', async ({ path, type }) => {
      expect(await call(path, type, undefined)).toBe('401 auth.sign-in-required')
    })

    test.each(procedures)('nobody without its permission to $path', async ({ path, type }) => {
      const [district] = host.districts
      const somebody = district.person('system-administrator', district.units.office)
      const actor = somebody.actor && { ...somebody.actor, permissions: new Set<string>() }
      expect(await call(path, type, { ...somebody, ...(actor && { actor }) })).toBe('403 access.not-permitted')
    })

    test.each(procedures)('nobody to $path where the plugin is switched off', async ({ path, type, permission }) => {
      const [, district] = host.districts
      await host.setEnabled(district, plugin.id, false)
      const somebody = district.person('system-administrator', district.units.office)
      const actor = somebody.actor && { ...somebody.actor, permissions: new Set([permission ?? '']) }
      expect(await call(path, type, { ...somebody, ...(actor && { actor }) })).toBe('404 plugin.not-enabled')
    })
  })
}
