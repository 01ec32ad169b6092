import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'
import { isDoorWord } from '../src/language/door-words.ts'

const PART = /^(?<file>.*\/locales\/[\w-]+\.json)\?(?<part>door|pages)$/

/**
 * Makes two chunks of a locale file: `…json?door` has the words that are needed before anybody has signed in, `…json?pages` all
 * others, so that the sign-in page does not grow with every page behind it.
 */
export function wordParts(): Plugin {
  return {
    name: 'linli-word-parts',
    enforce: 'pre',
    async load(id) {
      const { file, part } = PART.exec(id)?.groups ?? {}
      if (file === undefined) return undefined
      this.addWatchFile(file)
      const words: Readonly<Record<string, string>> = JSON.parse(await readFile(file, 'utf8'))
      const kept = Object.entries(words).filter(([key]) => isDoorWord(key) === (part === 'door'))
      return { code: `export default ${JSON.stringify(Object.fromEntries(kept))}`, moduleType: 'js' }
    },
  }
}
