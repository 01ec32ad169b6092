import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** One file of the admin as it goes out: read once, compressed once for each encoding that a browser asked for. */

export type Encoding = 'br' | 'gzip' | 'identity'

export interface AdminFile {
  readonly contentType: string
  readonly etag: string
  body(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>>
  /** Whether a compressed form makes sense at all. */
  readonly compressible: boolean
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

const COMPRESSIBLE = /^(text\/|application\/|image\/svg|font\/ttf)/
/** Worth a second once for the largest file; the levels above cost ten times as much for a twentieth less. */
const BROTLI_QUALITY = 9

/** @param siblings paths of all files, to use `<file>.br` and `<file>.gz` where the build made them */
export async function loadAdminFile(path: string, siblings: ReadonlySet<string>): Promise<AdminFile> {
  const plain = await readFile(path)
  const contentType = CONTENT_TYPES[extname(path)] ?? 'application/octet-stream'
  const bodies = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>([['identity', Promise.resolve(plain)]])
  return {
    contentType,
    compressible: COMPRESSIBLE.test(contentType),
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 27)}"`,
    body(encoding) {
      const known = bodies.get(encoding) ?? compressed(path, plain, encoding, siblings)
      bodies.set(encoding, known)
      return known
    },
  }
}

function compressed(path: string, plain: Uint8Array, encoding: Encoding, siblings: ReadonlySet<string>) {
  const made = `${path}.${encoding === 'br' ? 'br' : 'gz'}`
  if (siblings.has(made)) return readFile(made)
  if (encoding === 'gzip') return promisify(gzip)(plain)
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length }
  return promisify(brotliCompress)(plain, { params })
}

/** The best encoding that a browser accepts; weights are not compared, a zero weight is a no. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  const accepted = new Set(
    (acceptEncoding ?? '')
      .split(',')
      .map((part) => part.trim().toLowerCase())
      .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
      .map((part) => part.split(';', 1)[0]),
  )
  if (accepted.has('br')) return 'br'
  return accepted.has('gzip') ? 'gzip' : 'identity'
}
