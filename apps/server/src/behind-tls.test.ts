import { afterAll, beforeAll, expect, test } from 'vitest'
import { Browser } from './testing/browser.ts'
import { startTestServer, TEST_PASSWORD, type TestServer } from './testing/start-test-server.ts'

let server: TestServer
const office = { account: 'haigang.office', password: TEST_PASSWORD }

beforeAll(async () => {
  server = await startTestServer({ publicOrigin: 'https://linli.example.cn' })
  const { haigang } = server.city
  await server.addAccount(haigang, haigang.actors.office, office.account)
})

afterAll(() => server.close())

test('the cookie is bound to this host and to TLS', async () => {
  const answer = await server.browser().mutate('session.signIn', office)
  expect(answer.headers.get('set-cookie')).toMatch(/^__Host-linli=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
  expect(answer.headers.get('strict-transport-security')).toContain('max-age=')
})

test('a cookie that any host could have set is none', async () => {
  const browser = await server.signedIn(office.account)
  expect((await browser.query('session.me')).status).toBe(200)
  browser.cookie = browser.cookie?.replace('__Host-', '')
  expect((await browser.query('session.me')).status).toBe(401)
})

test('the same host without TLS is another origin', async () => {
  const plain = new Browser(server.url, 'http://linli.example.cn')
  const answer = await plain.mutate('session.signIn', office)
  expect(answer.error?.message).toBe('request.cross-site')
})
