import { createReadStream, createWriteStream } from 'node:fs'
import { access, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createBrotliDecompress } from 'node:zlib'

/**
 * The browser that the tests drive: the one `CHROMIUM_PATH` names, or the one packed inside `@sparticuz/chromium`. The
 * package would unpack to one fixed path for everybody, which fails for the second user of a machine, so it is unpacked
 * to a given folder, once per version.
 */
export async function chromiumExecutable(folder: string): Promise<string> {
  const given = process.env.CHROMIUM_PATH
  if (given) return given

  const packageFolder = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))))
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'))
  const executable = join(folder, `chromium-${version}`)
  if (!(await exists(executable))) await unpack(join(packageFolder, 'bin/chromium.br'), executable)
  return executable
}

/** Unpacks under a name of its own and renames, so that another test run never starts half a browser. */
async function unpack(archive: string, executable: string): Promise<void> {
  const half = `${executable}.${process.pid}`
  await pipeline(createReadStream(archive), createBrotliDecompress(), createWriteStream(half, { mode: 0o700 }))
  await rename(half, executable)
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
