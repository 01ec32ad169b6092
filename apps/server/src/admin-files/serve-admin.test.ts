import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../http/create-app.ts'
import { type Listener, listen } from '../http/listen.ts'
import { createLog } from '../telemetry/create-log.ts'
import { createMetrics } from '../telemetry/create-metrics.ts'
import { serveAdmin } from './serve-admin.ts'

const SCRIPT = 'console.log(1)\n'.repeat(200)
let dir: string
let listener: Listener

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'linli-admin-'))
  const admin = join(dir, 'admin')
  await mkdir(join(admin, 'assets'), { recursive: true })
  await writeFile(join(dir, 'secret.txt'), 'secret')
  await writeFile(join(admin, 'index.html'), '<!doctype html><title>Linli</title>')
  await writeFile(join(admin, 'assets', 'app-1a2b.js'), SCRIPT)
  await writeFile(join(admin, 'assets', 'made-3c4d.js'), SCRIPT)
  await writeFile(join(admin, 'assets', 'made-3c4d.js.gz'), 'made by the build')
  const metrics = createMetrics(() => ({ total: 0, idle: 0, waiting: 0 }))
  const app = createApp({ log: createLog('silent'), metrics, publicOrigin: 'https://linli.example.cn' })
  await serveAdmin(app, admin)
  listener = await listen(app.fetch, 0, '127.0.0.1')
})

afterAll(async () => {
  await listener.close()
  await rm(dir, { recursive: true })
})

/** Undici undoes encodings by itself; asking through it would hide what was sent. */
function get(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>((resolve, reject) => {
    const sent = request(listener.url, { path, headers }, async (answer) => {
      const chunks: Buffer[] = []
      for await (const chunk of answer) chunks.push(chunk)
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) })
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('the admin', () => {
  test('keeps hashed assets for ever and asks again for the page', async () => {
    expect((await get('/assets/app-1a2b.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
    const page = await get('/')
    expect(page.headers['cache-control']).toBe('no-cache')
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect((await get('/', { 'if-none-match': String(page.headers.etag) })).status).toBe(304)
  })

  test('answers its own routes with the page', async () => {
    const answer = await get('/admission/items/42')
    expect(answer.status).toBe(200)
    expect(answer.body.toString()).toContain('<title>Linli</title>')
  })

  test('never answers a missing asset or an API path with the page', async () => {
    expect((await get('/assets/gone-9z.js')).status).toBe(404)
    const api = await get('/api/nowhere')
    expect(api.status).toBe(404)
    expect(api.headers['content-type']).toBe('application/json')
  })

  test('compresses as the browser likes it', async () => {
    const brotli = await get('/assets/app-1a2b.js', { 'accept-encoding': 'gzip, deflate, br' })
    expect(brotli.headers['content-encoding']).toBe('br')
    expect(brotli.headers.vary).toBe('accept-encoding')
    expect(brotliDecompressSync(brotli.body).toString()).toBe(SCRIPT)
    const gzip = await get('/assets/app-1a2b.js', { 'accept-encoding': 'gzip, br;q=0' })
    expect(gunzipSync(gzip.body).toString()).toBe(SCRIPT)
    expect((await get('/assets/app-1a2b.js')).body.toString()).toBe(SCRIPT)
  })

  test('takes what the build compressed already', async () => {
    const answer = await get('/assets/made-3c4d.js', { 'accept-encoding': 'gzip' })
    expect(answer.body.toString()).toBe('made by the build')
  })

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '//secret.txt',
    '/assets/%00',
  ])('does not leave its folder for %s', async (path) => {
    expect((await get(path)).body.toString()).not.toBe('secret')
  })

  test('tells browsers to stay on TLS when that is where they come from', async () => {
    expect((await get('/')).headers['strict-transport-security']).toContain('max-age=')
  })
})
