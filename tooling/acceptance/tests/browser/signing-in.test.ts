import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { codeAt, openTestProvider, testClient } from '@linli/auth/testing'
import { startTestServer, TEST_PASSWORD, type TestServer } from '@linli/server/testing'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../../src/browser/index.ts'
import { showPage } from '../../src/journey/visitor.ts'

/** From an invitation to a second factor, a lock and the identity provider. The steps build on each other. */

const ACCOUNT = 'haigang.office'
const CHOSEN = 'the harbour at dawn, 2026'
const REASON = '新到岗，本人当面申请'
const PATIENCE_MS = 30_000

let server: TestServer
let browser: TestBrowser
let provider: Server
let issuer: string
let security: Page
let own: Page
let secret: string
let recoveryCodes: string[]

beforeAll(async () => {
  const adminDir = fileURLToPath(new URL('../../../../apps/admin/dist', import.meta.url))
  ;[server, browser] = await Promise.all([
    startTestServer({ adminDir, auth: { internalIssuers: true } }),
    openBrowser(),
  ])
  const { haigang } = server.city
  await server.addAccount(haigang, haigang.actors.office, ACCOUNT)
  await server.addAccount(haigang, haigang.actors.security, 'haigang.security')
  provider = createServer()
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}` // a TCP server's address
  provider.on('request', await openTestProvider({ issuer, origin: server.url, subject: 'staff-001' }))
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
  provider?.close()
  provider?.closeAllConnections()
})

async function newPage(locale: 'zh-CN' | 'en' = 'zh-CN'): Promise<Page> {
  const page = await browser.newPage({ viewport: 'desktop', locale })
  page.setDefaultTimeout(PATIENCE_MS)
  return page
}

const open = (page: Page, path: string) => page.goto(`${server.url}${path}`)

async function typePassword(page: Page, account: string, password: string): Promise<void> {
  await open(page, '/sign-in')
  await page.locator('input[autocomplete="username"]').fill(account)
  await page.locator('input[type="password"]').fill(password)
  await page.locator('button[type="submit"]').click()
}

/** The one of the next half minute: the one before it may be used up. */
function nextCode(): string {
  server.advanceMs(30_000)
  return codeAt(secret, server.city.clock.now())
}

async function takeSecondStep(page: Page): Promise<void> {
  await page.getByRole('heading', { name: '第二重验证' }).waitFor()
  await page.getByLabel('验证码').fill(nextCode())
  await page.getByRole('button', { name: '验证并登录' }).click()
  await page.getByRole('heading', { name: /待办/, level: 1 }).waitFor()
}

async function signOut(page: Page): Promise<void> {
  await open(page, '/menu')
  await page.getByRole('button', { name: '退出登录' }).first().click()
  await page.getByRole('heading', { name: '登录邻里' }).waitFor()
}

test('1. a security administrator invites somebody by a link', async () => {
  security = await newPage()
  await typePassword(security, 'haigang.security', TEST_PASSWORD)
  await security.waitForURL((url) => url.pathname !== '/sign-in')
  await open(security, '/security/invitations')
  await security.getByRole('heading', { name: '没有等待使用的邀请链接' }).waitFor()
  await security.getByRole('link', { name: '从账号列表中生成' }).click()
  const name = server.city.haigang.actors.office.name
  await security.getByRole('link', { name }).click()
  await security.getByRole('button', { name: '生成邀请链接' }).click()
  await security.getByRole('dialog').getByLabel('理由').fill(REASON)
  await security.getByRole('dialog').getByRole('button', { name: '生成邀请链接' }).click()
  const link = (await security.locator('.app-key').textContent()) ?? ''
  expect(link).toContain(`${server.url}/welcome#`)
  await showPage(security, 'signing-in/1-account')
  await open(security, '/security/invitations')
  await security.getByText('等待使用').nth(1).waitFor()
  await showPage(security, 'signing-in/1-invitations')
  own = await newPage()
  await own.goto(link)
  await own.getByText(`您的账号是 ${ACCOUNT}`).waitFor()
})

test('2. who is invited chooses a password by the rules and is in', async () => {
  const choose = async (password: string) => {
    await own.getByLabel('新密码', { exact: true }).fill(password)
    await own.getByLabel('再输入一次新密码').fill(password)
    await own.getByRole('button', { name: '设置密码并登录' }).click()
  }
  await choose('short')
  await own.getByText('新密码至少要有 10 个字符').waitFor()
  await showPage(own, 'signing-in/2-welcome')
  await choose(CHOSEN)
  await own.getByRole('heading', { name: /待办/, level: 1 }).waitFor()
})

test('3. sets up a second factor, keeps the recovery codes, and signs in with a code', async () => {
  await open(own, '/account')
  await own.getByRole('link', { name: '设置第二重验证' }).click()
  await own.getByLabel('现在的密码').fill(CHOSEN)
  await own.getByRole('button', { name: '下一步' }).click()
  await own.getByText('扫不了码，手动输入密钥').click()
  secret = ((await own.locator('.app-key').textContent()) ?? '').replaceAll(' ', '')
  await showPage(own, 'signing-in/3-app')
  await own.getByLabel('验证器上显示的 6 位数字').fill(codeAt(secret, server.city.clock.now()))
  await own.getByRole('button', { name: '确认启用' }).click()
  await own.getByText('第二重验证已启用，请保存恢复码').waitFor()
  recoveryCodes = await own.locator('.app-codes li').allTextContents()
  expect(recoveryCodes).toHaveLength(10)
  await own.getByRole('link', { name: '我已保存' }).click()
  await signOut(own)
  await typePassword(own, ACCOUNT, CHOSEN)
  await own.getByRole('heading', { name: '第二重验证' }).waitFor()
  await showPage(own, 'signing-in/3-second-step')
  await takeSecondStep(own)
})

test('4. sees another session and ends it', async () => {
  const elsewhere = await newPage()
  await typePassword(elsewhere, ACCOUNT, CHOSEN)
  await takeSecondStep(elsewhere)
  await open(own, '/account')
  await own.getByRole('button', { name: '退出这处登录' }).click()
  await own.getByText('没有其他设备登录。').waitFor()
  server.advanceMs(2000)
  await open(elsewhere, '/account')
  await elsewhere.getByRole('heading', { name: '登录邻里' }).waitFor()
  await elsewhere.context().close()
})

test('5. is locked out by wrong passwords, and gets out with a recovery code', async () => {
  const page = await newPage()
  for (let i = 0; i < 5; i += 1) {
    await typePassword(page, ACCOUNT, 'a guess at it')
    await page.getByRole('alert').waitFor()
  }
  await typePassword(page, ACCOUNT, CHOSEN)
  await page.getByText('账号已暂时锁定').waitFor()
  await showPage(page, 'signing-in/5-locked')
  await page.getByRole('link', { name: '用恢复码解锁' }).click()
  await page.getByRole('heading', { name: '用恢复码解锁账号' }).waitFor()
  await page.getByLabel('账号').fill(ACCOUNT)
  await page.getByLabel('恢复码', { exact: true }).fill(recoveryCodes[0] ?? '')
  await page.getByRole('button', { name: '解锁账号' }).click()
  await page.getByText('账号已解锁，请登录。').waitFor()
  await typePassword(page, ACCOUNT, CHOSEN)
  await takeSecondStep(page)
  await page.context().close()
})

test('6. the provider is checked, saved, linked by its owner, and signs in by its button', async () => {
  await open(security, '/security/provider')
  await security.getByLabel('登录按钮名称').fill('海港区统一身份认证')
  await security.getByLabel('认证服务地址（Issuer）').fill(`${issuer}/wrong`)
  await security.getByRole('button', { name: '检查认证服务' }).click()
  await security.getByText('这个地址没有返回 OpenID Connect 配置').waitFor()
  await security.getByLabel('认证服务地址（Issuer）').fill(issuer)
  await security.getByRole('button', { name: '检查认证服务' }).click()
  await security.getByText('认证服务可以访问').waitFor()
  await security.getByLabel('客户端标识（Client ID）').fill(testClient.clientId)
  await security.getByLabel('客户端密钥（Client Secret）').fill(testClient.clientSecret)
  await security.getByLabel('理由').fill('区政府统一身份认证上线')
  await showPage(security, 'signing-in/6-provider')
  await security.getByRole('button', { name: '保存统一身份认证设置' }).click()
  await security.getByText('已保存，登录页已显示按钮').waitFor()
  await showPage(security, 'signing-in/6-saved')

  await open(own, '/account')
  await own.getByRole('button', { name: '关联我的账号' }).click()
  await own.getByRole('dialog').getByLabel('现在的密码').fill(CHOSEN)
  await own.getByRole('button', { name: '去认证' }).click()
  await own.getByText('在那边的标识为 staff-001').waitFor()
  await showPage(own, 'signing-in/6-linked')
  await signOut(own)

  const page = await newPage()
  await open(page, '/sign-in')
  await page.getByRole('button', { name: '海港区统一身份认证' }).waitFor()
  await showPage(page, 'signing-in/6-sign-in')
  await page.getByRole('button', { name: '海港区统一身份认证' }).click()
  await takeSecondStep(page)
  await page.context().close()
})

test('7. in English too', async () => {
  const page = await newPage('en')
  await typePassword(page, 'haigang.security', TEST_PASSWORD)
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: '中文' }).waitFor()
  for (const [path, name] of [
    ['/security/provider', 'provider'],
    ['/security/invitations?state=all', 'invitations'],
    ['/account', 'account'],
  ]) {
    await open(page, path ?? '')
    await page.locator('main h1').waitFor()
    await showPage(page, `signing-in/7-${name}-en`)
  }
  await page.context().close()
})
