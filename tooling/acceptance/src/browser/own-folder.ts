import { lstat, mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder in the system's temporary one that belongs to this user alone. */
export async function ownFolder(): Promise<string> {
  const uid = process.getuid?.() ?? -1
  const folder = join(tmpdir(), `linli-browser-${uid}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const found = await lstat(folder)
  // Somebody else may have made a folder, or a link, of that name first; then its content is not to be trusted.
  const isOurs = found.isDirectory() && (uid < 0 || (found.uid === uid && (found.mode & 0o022) === 0))
  return isOurs ? folder : mkdtemp(join(tmpdir(), 'linli-browser-'))
}
