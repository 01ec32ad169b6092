import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../../src/browser/index.ts'
import { type DemoCity, startDemoCity } from '../../src/journey/start-demo-city.ts'
import { signIn } from '../../src/journey/visitor.ts'

/** Posts are made, filled and handed over; an administrator is made by two. The steps build on each other. */

let city: DemoCity
let browser: TestBrowser
let sheet: string

beforeAll(async () => {
  ;[city, browser] = await Promise.all([startDemoCity(), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

const as = (account: string, locale?: 'zh-CN' | 'en') => signIn(browser, city, city.account(account), locale)

async function choosePerson(page: Page, label: string, account: string): Promise<void> {
  await page.getByLabel(new RegExp(`^${label}`)).fill(account)
  await page
    .getByRole('button', { name: new RegExp(account) })
    .first()
    .click()
}

test('1. a post is made, stands among the vacant ones, and is filled', async () => {
  const { page, open, show, leave } = await as('haigang.system')
  await open('/unit-posts/add')
  await page.getByRole('combobox', { name: '单位' }).fill('海港区民政局')
  await page.keyboard.press('Tab')
  await page.getByLabel('岗位名称').fill('基层政权科科长')
  await page.getByRole('button', { name: '新设岗位' }).click()
  await page.getByRole('heading', { name: '基层政权科科长', level: 1 }).waitFor()
  await open('/unit-posts?view=vacant')
  await page.getByRole('link', { name: '基层政权科科长' }).waitFor()
  await show('posts/1-vacant')
  await page.getByRole('link', { name: '基层政权科科长' }).click()
  await page.getByRole('link', { name: '任命人员' }).click()
  await page.getByRole('button', { name: '任命人员' }).click()
  await page.getByRole('alert').getByText('请选择人员').waitFor()
  await choosePerson(page, '人员', 'haigang.street')
  await show('posts/1-appoint')
  await page.getByRole('button', { name: '任命人员' }).click()
  await page.getByText('在岗').waitFor()
  await show('posts/1-post')
  await leave()
})

test('2. whoever goes hands over what waits, and the sheet says so', async () => {
  const { page, open, show, leave } = await as('haigang.system')
  await open('/people?text=haigang.office')
  await show('posts/2-people')
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  await page.getByRole('heading', { name: '任职经历' }).waitFor()
  await show('posts/2-person')
  await page.getByRole('link', { name: '办理交接' }).click()
  await page.getByRole('heading', { name: /^待办/ }).waitFor()
  await choosePerson(page, '接任人员', 'haigang.health')
  await page.getByLabel('交接原因').fill('轮岗')
  await page.getByLabel('交代事项').fill('印章在保险柜，钥匙由科长保管。')
  await show('posts/2-hand-over')
  await page.getByRole('button', { name: '完成交接' }).click()
  await page.getByRole('heading', { name: '工作交接单', level: 1 }).waitFor()
  sheet = new URL(page.url()).pathname
  await show('posts/2-sheet')
  await page.emulateMedia({ media: 'print' })
  await page.getByText('接收人签字').waitFor()
  expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
  await leave()
})

test('3. an administrator is proposed by one and confirmed by the other', async () => {
  const system = await as('haigang.system')
  await system.open('/administrators/propose')
  await system.page.getByText('审计管理员').click()
  await system.page.getByText('新人员').click()
  await system.page.getByLabel('姓名').fill('滕嘉木')
  await system.page.getByLabel('账号', { exact: true }).fill('haigang.teng')
  await system.page.getByLabel('理由').fill('审计管理员缺替补')
  await system.show('posts/3-propose')
  await system.page.getByRole('button', { name: '提议任命' }).click()
  await system.page.getByText('等待另一类管理员确认').waitFor()
  await system.leave()

  const { page, open, show, leave } = await as('haigang.security')
  await open('/administrators')
  await show('posts/3-administrators')
  await page.getByRole('button', { name: '确认任命' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认任命' }).click()
  await page.getByText('滕嘉木（haigang.teng）的一次性密码').waitFor()
  await leave()
})

test('4. the same pages in English', async () => {
  const { page, open, show, leave } = await as('haigang.system', 'en')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Inbox', level: 1 }).waitFor()
  const pages = { people: '/people', posts: '/unit-posts', administrators: '/administrators', sheet }
  for (const [name, path] of Object.entries(pages)) {
    await open(path)
    await show(`posts/4-en-${name}`)
  }
  await leave()
})
