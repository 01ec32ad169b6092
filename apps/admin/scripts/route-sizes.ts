import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'

/** What the build's manifest says of one chunk. */
interface Chunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}

export type Manifest = Readonly<Record<string, Chunk>>

/**
 * The scripts that a route needs: the entry, the route's own chunks, and all that these import. Chunks that open only later
 * (another language, another page) do not count.
 * @param sources manifest keys of the lazily loaded modules that the route shows
 */
export function listScripts(manifest: Manifest, sources: readonly string[]): readonly string[] {
  const files = new Set<string>()
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry)
  for (const key of [...entries, ...sources]) collect(manifest, key, files)
  return [...files]
}

/** Bytes after gzip, file by file, as a server sends them. */
export async function measureScripts(dist: URL, scripts: readonly string[]): Promise<number> {
  const sizes = await Promise.all(scripts.map(async (file) => gzipSync(await readFile(new URL(file, dist))).length))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** The chunk of a source file; an unknown one would measure nothing and is an error. */
export function findChunk(manifest: Manifest, source: string): string {
  const keys = Object.keys(manifest)
  const found = keys.find((key) => key === source) ?? keys.find((key) => key.endsWith(`/${source}`))
  if (!found) throw new Error(`the build has no chunk for ${source}`)
  return found
}

/** The pages that a module opens on demand. */
export function listPages(manifest: Manifest, opener: string): readonly string[] {
  return (manifest[opener]?.dynamicImports ?? []).filter((key) => key.endsWith('.tsx'))
}

function collect(manifest: Manifest, key: string, files: Set<string>): void {
  const chunk = manifest[key]
  if (!chunk || files.has(chunk.file)) return
  if (chunk.file.endsWith('.js')) files.add(chunk.file)
  for (const imported of chunk.imports ?? []) collect(manifest, imported, files)
}
