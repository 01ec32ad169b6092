import { join } from 'node:path'
import type { App, AppContext } from '../http/app-env.ts'
import { type AdminFile, chooseEncoding, loadAdminFile } from './admin-file.ts'
import { findAdminFiles } from './find-admin-files.ts'

const INDEX = '/index.html'

/**
 * Serves the built admin: hashed assets for ever, everything else after a check with the browser's copy. A path that is
 * no file is a page of the admin's own router.
 */
export async function serveAdmin(app: App, adminDir: string): Promise<void> {
  const dir = join(adminDir, '.')
  const paths = await findAdminFiles(dir)
  const siblings = new Set(paths.values())
  const loaded = new Map<string, Promise<AdminFile>>()

  function find(urlPath: string): Promise<AdminFile> | undefined {
    const path = paths.get(urlPath)
    if (path === undefined) return undefined
    const file = loaded.get(urlPath) ?? loadAdminFile(path, siblings)
    loaded.set(urlPath, file)
    return file
  }

  // All of one build, read before the first request: a build that replaces the folder must not be served in halves.
  await Promise.all([...paths.keys()].map(find))

  app.get('*', async (c, next) => {
    const { path } = c.req
    if (path.startsWith('/api/')) return next()
    const asset = path === INDEX ? undefined : find(path)
    c.get('record').route = asset ? 'asset' : 'page'
    if (asset)
      return send(c, await asset, path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    // a file that is gone must not come back as a page: an old tab would take HTML for a script
    if (path.startsWith('/assets/')) return next()
    const index = await find(INDEX)
    return index ? send(c, index, 'no-cache') : next()
  })
}

async function send(c: AppContext, file: AdminFile, cacheControl: string): Promise<Response> {
  c.header('cache-control', cacheControl)
  c.header('etag', file.etag)
  if (file.compressible) c.header('vary', 'accept-encoding')
  if (c.req.header('if-none-match')?.includes(file.etag)) return c.body(null, 304)

  const encoding = file.compressible ? chooseEncoding(c.req.header('accept-encoding')) : 'identity'
  c.header('content-type', file.contentType)
  if (encoding !== 'identity') c.header('content-encoding', encoding)
  return c.body(await file.body(encoding))
}
