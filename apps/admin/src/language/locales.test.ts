import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { isDoorWord } from './door-words.ts'

/** Every place that shows words: its locale files and its pages. */
const root = new URL('../../../../', import.meta.url)
const installed: string[] = JSON.parse(read('plugins/installed.json'))
const shownPlaces = [
  { name: 'shell', locales: 'apps/admin/locales', source: 'apps/admin/src' },
  { name: 'components', locales: 'packages/ui/locales', source: 'packages/ui/src' },
  { name: 'what plugins are given', locales: 'packages/ui/locales', source: 'packages/sdk/src/admin' },
  ...installed.map((id) => ({ name: id, locales: `plugins/${id}/locales`, source: `plugins/${id}/src/admin` })),
]

const PLURAL = /_(one|other)$/
const CHINESE = /[\u3400-\u9fff\uff00-\uffef\u3001\u3002]/
const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm
const LITERAL_KEY = /(?<![\w.])t\(\s*'([^']+)'/g

describe.each(shownPlaces)('words of $name', ({ locales, source }) => {
  const chinese = readWords(`${locales}/zh-CN.json`)
  const english = readWords(`${locales}/en.json`)

  test('both languages have the same keys', () => {
    expect(keysOf(english)).toEqual(keysOf(chinese))
  })

  test('both languages fill in the same parameters', () => {
    for (const key of Object.keys(chinese)) {
      const translated = english[key] ?? english[`${key}_other`]
      expect({ key, params: paramsOf(translated) }).toEqual({ key, params: paramsOf(chinese[key]) })
    }
  })

  test('English is complete: no Chinese except document numbers and names of the state', () => {
    const left = Object.entries(english).filter(([, text]) =>
      CHINESE.test(text.replace(/秦办发〔2011〕27号|中文/g, '')),
    )
    expect(left).toEqual([])
  })

  test('no page carries words of its own', () => {
    const found = sourcesOf(source).filter(({ text }) => CHINESE.test(text.replace(COMMENT, '')))
    expect(found.map(({ file }) => file)).toEqual([])
  })

  test('every key that a page names has its words', () => {
    const known = new Set(keysOf(chinese))
    const missing = sourcesOf(source).flatMap(({ file, text }) =>
      [...text.matchAll(LITERAL_KEY)]
        .map(([, key = '']) => key)
        .filter((key) => !known.has(key) && !key.startsWith('plugin.'))
        .map((key) => `${file}: ${key}`),
    )
    expect(missing).toEqual([])
  })
})

test('pages that are shown before signing in name only words that are loaded there', () => {
  const behind = /enrol-by|password-page|posts-page/
  const door = sourcesOf('apps/admin/src/session').filter(({ file }) => !behind.test(file))
  const frame = sourcesOf('apps/admin/src/shell').filter(({ file }) => /app-error|not-found|-switch/.test(file))
  expect(frame).toHaveLength(4)
  const named = [...door, ...frame].flatMap(({ text }) => [...text.matchAll(LITERAL_KEY)].map(([, key = '']) => key))
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((key) => !isDoorWord(key))).toEqual([])
})

function sourcesOf(folder: string): { file: string; text: string }[] {
  return readdirSync(fileURLToPath(new URL(`${folder}/`, root)), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => ({ file, text: read(`${folder}/${file}`) }))
}

function keysOf(words: Readonly<Record<string, string>>): string[] {
  return [...new Set(Object.keys(words).map((key) => key.replace(PLURAL, '')))].sort()
}

function paramsOf(text: string | undefined): string[] {
  return [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort()
}

function readWords(path: string): Record<string, string> {
  return JSON.parse(read(path))
}

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8')
}
