import { ok, type Refusal, type Result, refuse, valueOrThrow } from '@linli/kernel'
import { initTRPC } from '@trpc/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { guardCall, type ProcedureMeta, type WireContext, wireOptions } from './index.ts'

const t = initTRPC.context<WireContext>().meta<ProcedureMeta>().create(wireOptions)
const procedure = (permission: string) => t.procedure.use(guardCall).meta({ permission })

class DriverError extends Error {
  readonly severity = 'ERROR'
  readonly code: string

  constructor(code: string) {
    super('duplicate key value violates unique constraint "secret_key"')
    this.code = code
  }
}

const router = t.router({
  echo: procedure('public')
    .input(z.object({ note: z.string().max(3), details: z.unknown().optional() }))
    .query(({ input }) => input.note),
  closed: procedure('door:open').query(() => 'in'),
  refused: procedure('public').query(() => valueOrThrow(refuse('conflict', 'case.changed', { version: 2 }))),
  broken: procedure('public').query(() => {
    throw new Error('password of the database is 1234')
  }),
  driver: procedure('public')
    .input(z.string())
    .query(({ input }) => {
      throw new DriverError(input)
    }),
})

function admit(permission: string): Promise<Result<unknown>> {
  return Promise.resolve(permission === 'public' ? ok(undefined) : refuse('forbidden', 'access.not-permitted'))
}

async function call(path: string, input?: string) {
  const query = input === undefined ? '' : `?input=${encodeURIComponent(input)}`
  const response = await fetchRequestHandler({
    endpoint: '/trpc',
    req: new Request(`http://localhost/trpc/${path}${query}`),
    router,
    createContext: () => ({ requestId: 'r-1', admit }),
  })
  const text = await response.text()
  return { status: response.status, text, body: JSON.parse(text) }
}

function wireError(status: number, code: string, refusal?: Partial<Refusal>) {
  const message = refusal?.code ?? 'fault'
  return {
    status,
    body: { error: { message, data: { code, httpStatus: status, requestId: 'r-1', ...(refusal && { refusal }) } } },
  }
}

describe('the wire', () => {
  test('answers a good call', async () => {
    expect(await call('echo', '{"note":"ok"}')).toMatchObject({ status: 200, body: { result: { data: 'ok' } } })
  })

  test('tells a refusal with its parameters', async () => {
    const refusal = { kind: 'conflict', code: 'case.changed', params: { version: 2 } } as const
    expect(await call('refused')).toMatchObject(wireError(409, 'CONFLICT', refusal))
  })

  test('refuses before it looks at the input', async () => {
    const refusal = { kind: 'forbidden', code: 'access.not-permitted' } as const
    expect(await call('closed', '"\\u0000"')).toMatchObject(wireError(403, 'FORBIDDEN', refusal))
  })

  test('masks a fault', async () => {
    const answer = await call('broken')
    expect(answer).toMatchObject(wireError(500, 'INTERNAL_SERVER_ERROR'))
    expect(answer.text).not.toMatch(/1234|stack|wire\.test/)
  })

  test('names the fields of an invalid input, never their values', async () => {
    const answer = await call('echo', '{"note":"canary"}')
    expect(answer).toMatchObject(wireError(400, 'BAD_REQUEST', { kind: 'invalid', code: 'input.invalid' }))
    expect(answer.body.error.data.fields).toEqual([{ path: 'note', problem: 'too-big' }])
    expect(answer.text).not.toContain('canary')
  })

  test.each([
    ['a NUL character', '{"note":"a\\u0000"}', { path: 'note', problem: 'unstorable-text' }],
    ['a lone surrogate', '{"note":"\\ud800"}', { path: 'note', problem: 'unstorable-text' }],
    ['a NUL in a key', '{"note":"a","details":{"\\u0000":1}}', { path: 'details', problem: 'unstorable-key' }],
    ['a number without end', '{"note":"a","details":[1e999]}', { path: 'details.0', problem: 'number-range' }],
    ['a prototype', '{"note":"a","details":{"__proto__":{}}}', { path: 'details', problem: 'unstorable-key' }],
  ])('refuses %s wherever it stands', async (_name, input, field) => {
    const answer = await call('echo', input)
    expect(answer).toMatchObject(wireError(400, 'BAD_REQUEST', { code: 'input.invalid' }))
    expect(answer.body.error.data.fields).toEqual([field])
  })

  test('refuses a deep input and does not fall over it', async () => {
    const deep = `{"note":"a","details":${'['.repeat(5000)}${']'.repeat(5000)}}`
    const answer = await call('echo', deep)
    expect(answer.status).toBe(400)
    expect(answer.body.error.data.fields[0].problem).toBe('too-deep')
  })

  test.each([
    ['22021', 400, 'input.invalid'],
    ['23505', 409, 'data.duplicate'],
    ['40001', 409, 'data.busy'],
    ['40P01', 409, 'data.busy'],
    ['42P01', 500, 'fault'],
  ])('SQLSTATE %s answers %i %s without a word of the database', async (state, status, message) => {
    const answer = await call('driver', JSON.stringify(state))
    expect(answer.status).toBe(status)
    expect(answer.body.error.message).toBe(message)
    expect(answer.text).not.toContain('secret_key')
  })

  test('knows malformed JSON from an unknown procedure', async () => {
    expect(await call('echo', '{"note"')).toMatchObject(wireError(400, 'BAD_REQUEST', { code: 'request.malformed' }))
    expect(await call('nobody')).toMatchObject(wireError(404, 'NOT_FOUND', { code: 'request.unknown-procedure' }))
  })
})
