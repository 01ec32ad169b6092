import { asSuperuser } from '@linli/database/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
  const { haigang } = server.city
  await server.addAccount(haigang, haigang.actors.system, 'haigang.system')
  await asSuperuser(
    server.city.adminConnectionString,
    `create function core.take_name_for_number() returns trigger language plpgsql
       as $$ begin perform new.name::integer; return new; end $$`,
  )
  await asSuperuser(
    server.city.adminConnectionString,
    'create trigger mistake before insert on core.person for each row execute function core.take_name_for_number()',
  )
})

afterAll(() => server.close())

test('what the database refuses as bad data is the caller’s refusal, and a warning without a word of it', async () => {
  const system = await server.signedIn('haigang.system')
  const answer = await system.mutate('people.add', {
    name: 'canary',
    account: 'haigang.canary',
    unitId: server.city.haigang.units.communities[0]?.id,
    title: 'canary',
    role: 'community-worker',
  })
  expect(answer.status).toBe(400)
  expect(answer.error).toMatchObject({ message: 'input.invalid', data: { fields: [] } })
  expect(answer.text).not.toMatch(/22P02|canary/)

  const [warning, ...more] = server.log.filter(({ level }) => level === 40)
  expect(warning).toEqual({
    level: 40,
    time: expect.any(String),
    requestId: answer.headers.get('x-request-id'),
    procedure: 'core people.add',
    sqlState: '22P02',
    msg: 'input refused by the database',
  })
  expect(more).toEqual([])
  expect(JSON.stringify(server.log)).not.toContain('canary')
})

test('what a schema refuses is no warning', async () => {
  const before = server.log.length
  const system = await server.signedIn('haigang.system')
  expect((await system.mutate('people.add', { name: 'canary' })).status).toBe(400)
  expect(server.log.slice(before).map(({ msg }) => msg)).toEqual(['request', 'request'])
})
