import { readFileSync } from 'node:fs'
import { findChunk, listPages, listScripts, type Manifest, measureScripts } from './route-sizes.ts'

/** Prints the compressed script of every route of the last build: `node scripts/report-sizes.ts`. */

const dist = new URL('../dist/', import.meta.url)
const manifest: Manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))
const installed: string[] = JSON.parse(
  readFileSync(new URL('../../../plugins/installed.json', import.meta.url), 'utf8'),
)

const words = ['locales/zh-CN.json', 'packages/ui/locales/zh-CN.json'].map((key) => findChunk(manifest, key))
const frame = [...words, findChunk(manifest, 'src/shell/shell.tsx')]
const door = new Set(['src/session/sign-in-page.tsx', 'src/session/password-page.tsx', 'src/session/posts-page.tsx'])

for (const page of listPages(manifest, 'index.html')) await report(page, door.has(page) ? words : frame)
for (const plugin of installed) {
  const definition = findChunk(manifest, `plugins/${plugin}/src/admin/index.ts`)
  const around = [...frame, definition, findChunk(manifest, `plugins/${plugin}/locales/zh-CN.json`)]
  for (const page of listPages(manifest, definition)) await report(page, around)
}

async function report(page: string, around: readonly string[]): Promise<void> {
  const size = await measureScripts(dist, listScripts(manifest, [...around, page]))
  process.stdout.write(`${(size / 1000).toFixed(1).padStart(7)} kB  ${page}\n`)
}
