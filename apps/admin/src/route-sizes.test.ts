import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findChunk, listPages, listScripts, type Manifest, measureScripts } from '../scripts/route-sizes.ts'

const dist = new URL('../dist/', import.meta.url)
const manifestFile = new URL('.vite/manifest.json', dist)
const built = existsSync(manifestFile)

const KB = 1000
const FIRST_ROUTE = 180 * KB
const ANY_ROUTE = 420 * KB
/** The default language; the other is as large and loaded instead of it, never besides. */
const WORDS = ['locales/zh-CN.json?door', 'packages/ui/locales/zh-CN.json']
const PAGE_WORDS = 'locales/zh-CN.json?pages'

// only a build can be measured; without one there is nothing to say
describe.runIf(built)('script per route, compressed', () => {
  test('the sign-in page, which everybody loads first', async () => {
    const manifest = readManifest()
    const size = await measureScripts(dist, listScripts(manifest, chunks(manifest, ['src/session/sign-in-page.tsx'])))
    expect(size).toBeLessThanOrEqual(FIRST_ROUTE)
  })

  test('the sign-in page loads nothing of antd', () => {
    const manifest = readManifest()
    const scripts = listScripts(manifest, chunks(manifest, ['src/session/sign-in-page.tsx']))
    for (const script of scripts) expect(readFileSync(new URL(script, dist), 'utf8')).not.toContain('ant-modal')
  })

  test('every page of the core', async () => {
    const manifest = readManifest()
    const pages = listPages(manifest, findChunk(manifest, 'index.html')).filter((key) => key.startsWith('src/'))
    expect(pages.length).toBeGreaterThan(5)
    await expectWithin(manifest, pages, chunks(manifest, [PAGE_WORDS, 'src/shell/shell.tsx']))
  })

  test.each(readInstalled())('every page of the plugin %s', async (plugin) => {
    const manifest = readManifest()
    const definition = findChunk(manifest, `plugins/${plugin}/src/admin/index.ts`)
    const frame = [
      PAGE_WORDS,
      'src/shell/shell.tsx',
      'src/plugins/plugin-page.tsx',
      `plugins/${plugin}/locales/zh-CN.json`,
    ]
    const pages = listPages(manifest, definition)
    expect(pages.length).toBeGreaterThan(0)
    await expectWithin(manifest, pages, [...chunks(manifest, frame), definition])
  })
})

async function expectWithin(manifest: Manifest, pages: readonly string[], frame: readonly string[]): Promise<void> {
  for (const page of pages) {
    const size = await measureScripts(dist, listScripts(manifest, [...frame, page]))
    expect(size, page).toBeLessThanOrEqual(ANY_ROUTE)
  }
}

function chunks(manifest: Manifest, sources: readonly string[]): readonly string[] {
  return [...WORDS, ...sources].map((source) => findChunk(manifest, source))
}

function readManifest(): Manifest {
  return JSON.parse(readFileSync(manifestFile, 'utf8'))
}

function readInstalled(): string[] {
  return JSON.parse(readFileSync(new URL('../../../plugins/installed.json', import.meta.url), 'utf8'))
}
