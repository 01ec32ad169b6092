import { type PluginDefinition, pluginLanguages, requiredMessages } from '@linli/sdk/server'
import { describe, expect, test } from 'vitest'

const PLURAL = /_(zero|one|two|few|many|other)$/

/** A word for everything that can appear on a screen, in every language, with the same parameters. */
export function testMessages(plugin: PluginDefinition): void {
  describe('speaks', () => {
    test.each(pluginLanguages)(
      '%s: a message for each refusal, state, action, step, permission and figure',
      (language) => {
        const missing = requiredMessages(plugin).filter((key) => !plugin.locales[language][key]?.trim())
        expect(missing).toEqual([])
      },
    )

    test('every language has the same messages, with the same parameters', () => {
      const [first, ...others] = pluginLanguages.map((language) => parametersByKey(plugin.locales[language]))
      for (const other of others) expect(other).toEqual(first)
    })
  })
}

function parametersByKey(messages: Readonly<Record<string, string>>): Record<string, string[]> {
  // plural forms differ from language to language: `items_one`, `items_other`
  const entries = Object.entries(messages).map(([key, text]) => [key.replace(PLURAL, ''), parametersOf(text)] as const)
  return Object.fromEntries(entries)
}

function parametersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map(([, name = '']) => name))].sort()
}
