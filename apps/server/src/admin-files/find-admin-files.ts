import { readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'

/**
 * Lists the built admin once at start. A request is answered by looking its path up in this list and never by joining it
 * to a folder, so that no spelling of a path leads out of it.
 *
 * @returns URL path to file path
 */
export async function findAdminFiles(dir: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
  return new Map(files.map((file) => [file.slice(dir.length).split(sep).join('/'), file]))
}
