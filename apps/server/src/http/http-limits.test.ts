import { request as openRequest } from 'node:http'
import { connect } from 'node:net'
import { guardCall, type ProcedureMeta, type WireContext, type WireErrorShape, wireOptions } from '@linli/contract/trpc'
import { ok } from '@linli/kernel'
import { initTRPC } from '@trpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createLog } from '../telemetry/create-log.ts'
import { createMetrics, type Metrics } from '../telemetry/create-metrics.ts'
import { createApp } from './create-app.ts'
import { type Listener, listen } from './listen.ts'
import { mountTrpc } from './mount-trpc.ts'
import { mountProbes } from './probes.ts'

/** What holds before any use case: over real HTTP, with a router of three procedures and no database. */

const t = initTRPC.context<WireContext>().meta<ProcedureMeta>().create(wireOptions)
const procedure = t.procedure.use(guardCall).meta({ permission: 'public' })
const router = t.router({
  read: procedure.query(() => 'read'),
  write: procedure.input(z.object({ note: z.string() })).mutation(({ input }) => input.note.length),
  broken: procedure.query(() => {
    throw new Error('the canary sings', { cause: new Error('secret_table') })
  }),
})

let listener: Listener
let metrics: Metrics
const lines: string[] = []

beforeAll(async () => {
  metrics = createMetrics(() => ({ total: 3, idle: 1, waiting: 2 }))
  const log = createLog('info', { write: (line) => void lines.push(line) })
  const app = createApp({ log, metrics, publicOrigin: undefined })
  const createContext = (): WireContext => ({ requestId: 'own', admit: () => Promise.resolve(ok(undefined)) })
  mountTrpc(app, { name: 'core', path: '/api/trpc', router, metrics, createContext })
  mountProbes(app, { metrics, ready: () => Promise.reject(new Error('down')), metricsToken: undefined })
  listener = await listen(app.fetch, 0, '127.0.0.1')
})

afterAll(() => listener.close())

const json = { 'content-type': 'application/json' }

function get(path: string, headers: Record<string, string> = {}) {
  return fetch(`${listener.url}${path}`, { headers })
}

function post(path: string, body: string, headers: Record<string, string> = json) {
  return fetch(`${listener.url}${path}`, { method: 'POST', body, headers })
}

async function refusalCode(response: Response): Promise<unknown> {
  const { error } = (await response.json()) as { error: WireErrorShape } // asserted right below
  expect(error.data.httpStatus).toBe(response.status)
  expect(error.data.refusal?.code).toBe(error.message)
  expect(error.data.requestId).not.toBe('')
  return error.message
}

describe('mutations', () => {
  test('take JSON from this origin', async () => {
    const answer = await post('/api/trpc/write', '{"note":"four"}', {
      ...json,
      origin: listener.url,
      'sec-fetch-site': 'same-origin',
    })
    expect(await answer.json()).toEqual({ result: { data: 4 } })
  })

  test.each([
    ['another site', { origin: 'http://elsewhere.example' }],
    ['the same host under another scheme', { origin: 'https://HOST' }],
    ['an opaque origin', { origin: 'null' }],
    ['a browser that says cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling of this site', { 'sec-fetch-site': 'same-site' }],
  ])('are refused from %s', async (_name, headers) => {
    const own = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace('HOST', new URL(listener.url).host)]),
    )
    const answer = await post('/api/trpc/write', '{"note":"four"}', { ...json, ...own })
    expect(answer.status).toBe(403)
    expect(await refusalCode(answer)).toBe('request.cross-site')
  })

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/octet-stream',
  ])('are refused as %s', async (type) => {
    const answer = await post('/api/trpc/write', '{"note":"four"}', { 'content-type': type })
    expect(answer.status).toBe(415)
    expect(await refusalCode(answer)).toBe('request.malformed')
  })

  test('are never done by GET', async () => {
    const answer = await get(`/api/trpc/write?input=${encodeURIComponent('{"note":"four"}')}`)
    expect(answer.status).toBe(405)
  })
})

describe('size', () => {
  const tooLarge = JSON.stringify({ note: 'x'.repeat(1_100_000) })

  test('a body over 1 MB is refused by its declared length', async () => {
    const answer = await post('/api/trpc/write', tooLarge)
    expect(answer.status).toBe(413)
    expect(await refusalCode(answer)).toBe('request.too-large')
  })

  test('a body over 1 MB is refused when it declares no length', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = openRequest(`${listener.url}/api/trpc/write`, { method: 'POST', headers: json }, (answer) => {
        resolve(answer.statusCode)
        answer.resume()
      })
      // the server may hang up on the rest of the body
      sent.on('error', (error: NodeJS.ErrnoException) =>
        error.code === 'EPIPE' || error.code === 'ECONNRESET' ? undefined : reject(error),
      )
      for (let at = 0; at < tooLarge.length; at += 100_000) sent.write(tooLarge.slice(at, at + 100_000))
      sent.end()
    })
    expect(status).toBe(413)
  })

  test('a body just under it is served, with and without a declared length', async () => {
    const body = JSON.stringify({ note: 'x'.repeat(1_000_000) })
    expect(await (await post('/api/trpc/write', body)).json()).toEqual({ result: { data: 1_000_000 } })
    const stream = new Blob([body]).stream()
    const answer = await fetch(`${listener.url}/api/trpc/write`, {
      method: 'POST',
      body: stream,
      headers: json,
      duplex: 'half',
    } as RequestInit)
    expect(await answer.json()).toEqual({ result: { data: 1_000_000 } })
  })

  test('a batch holds ten calls', async () => {
    const ten = Array.from({ length: 10 }, () => 'read').join(',')
    expect((await get(`/api/trpc/${ten}?batch=1`)).status).toBe(200)
    const eleven = await get(`/api/trpc/${ten},read?batch=1`)
    expect(eleven.status).toBe(400)
    expect(await refusalCode(eleven)).toBe('request.batch-too-large')
    const encoded = await get(`/api/trpc/${ten}%2Cread?batch=1`)
    expect(await refusalCode(encoded)).toBe('request.batch-too-large')
  })

  test('15,000 commas end before any of them is looked at', async () => {
    const answer = await get(`/api/trpc/${','.repeat(15_000)}?batch=1`)
    expect(answer.status).toBe(400)
    expect((await answer.text()).length).toBeLessThan(1_000)
  })

  test('a request whose length is said twice is refused', async () => {
    const { port, hostname } = new URL(listener.url)
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname)
      socket.once('data', (data) => resolve(data.toString()))
      socket.write(
        'POST /api/trpc/write HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n',
      )
      socket.write('Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n')
    })
    expect(answer).toMatch(/^HTTP\/1\.1 400/)
  })
})

describe('malformed requests', () => {
  test.each([
    ['a body that is no JSON', () => post('/api/trpc/write', '{"note"'), 400, 'request.malformed'],
    ['an input that is no JSON', () => get('/api/trpc/read?input=%7B'), 400, 'request.malformed'],
    ['a broken escape', () => get('/api/trpc/%E0%A4%A'), 400, 'request.malformed'],
    ['a query and a mutation in one batch', () => post('/api/trpc/read,write?batch=1', '{}'), 400, 'request.malformed'],
    ['an unknown procedure', () => get('/api/trpc/nobody'), 404, 'request.unknown-procedure'],
    ['a name of Object', () => get('/api/trpc/constructor'), 404, 'request.unknown-procedure'],
    ['an unknown path', () => get('/api/nowhere'), 404, 'request.unknown-path'],
  ])('%s', async (_name, send, status, code) => {
    const answer = await send()
    expect(answer.status).toBe(status)
    expect(await refusalCode(answer)).toBe(code)
  })
})

describe('every answer', () => {
  test('carries its id and the security headers', async () => {
    const { headers } = await get('/api/trpc/read', { 'x-request-id': 'chosen-by-the-client' })
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('strict-transport-security')).toBeNull()
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("script-src 'self';")
  })

  test('that is a fault is masked on the wire and told in the log under the same id', async () => {
    const answer = await get('/api/trpc/broken')
    const text = await answer.text()
    expect(answer.status).toBe(500)
    expect(JSON.parse(text).error.message).toBe('fault')
    expect(text).not.toMatch(/canary|secret_table|stack/)
    const line = lines.map((each) => JSON.parse(each)).find((each) => each.msg === 'fault')
    expect(line).toMatchObject({ requestId: answer.headers.get('x-request-id'), procedure: 'core broken' })
    expect(line.fault.message).toBe('the canary sings')
  })

  test('leaves one log line, without input or cookie', async () => {
    lines.length = 0
    await get(`/api/trpc/read?input=${encodeURIComponent('"canary"')}`, { cookie: 'linli=canary' })
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ route: 'core read', status: 200, method: 'GET' })
    expect(lines[0]).not.toContain('canary')
  })
})

describe('probes', () => {
  test('alive without a database, ready only with one', async () => {
    expect((await get('/healthz')).status).toBe(200)
    expect((await get('/readyz')).status).toBe(503)
  })

  test('metrics count by procedure and never by what a client makes up', async () => {
    await get('/api/trpc/read')
    await get('/api/trpc/made-up-name')
    const text = await (await get('/metrics')).text()
    expect(text).toContain('route="core read"')
    expect(text).toContain('route="core unknown"')
    expect(text).not.toContain('made-up-name')
    expect(text).toContain('linli_database_connections{state="waiting"} 2')
    expect(text).toContain('linli_process_cpu_seconds_total')
  })

  test('metrics are for this machine alone', async () => {
    expect((await get('/metrics', { 'x-forwarded-for': '10.0.0.1' })).status).toBe(404)
  })
})
