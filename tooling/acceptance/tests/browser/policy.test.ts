import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../../src/browser/index.ts'
import { type DemoCity, startDemoCity } from '../../src/journey/start-demo-city.ts'
import { signIn } from '../../src/journey/visitor.ts'

/** What law and policy say, set by a district and looked at by its city. The steps build on each other. */

const PATH = '/parameters/one?key=admission.completeness-check-days'

let city: DemoCity
let browser: TestBrowser

beforeAll(async () => {
  ;[city, browser] = await Promise.all([startDemoCity(), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

const as = (account: string, locale?: 'zh-CN' | 'en') => signIn(browser, city, city.account(account), locale)

test('1. a district sets its own deadline, is told what is wrong with it, and what it does', async () => {
  const { page, open, show, leave } = await as('haigang.office')
  await open('/parameters')
  await page.getByText('有两种理解').first().waitFor()
  await show('policy/1-list')
  await open(PATH)
  await page.getByRole('link', { name: '设定本区（县）的值' }).click()
  await page.getByLabel('值', { exact: true }).fill('2')
  await page.getByLabel('生效日期').fill('2026-01-01')
  await page.getByLabel('发文字号', { exact: true }).fill('秦海民发[2026]3号')
  await page.getByRole('button', { name: '保存新值' }).click()
  await page.getByRole('alert').getByText('发文字号格式不对').waitFor()
  await page.getByText('在办期限不受影响').or(page.getByText('目前没有在办期限受影响')).waitFor()
  await show('policy/1-form')
  await page.getByLabel('发文字号', { exact: true }).fill('秦海民发〔2026〕3号')
  await page.getByRole('button', { name: '保存新值' }).click()
  await page.getByText('秦海民发〔2026〕3号').first().waitFor()
  await leave()
})

test('2. it corrects the value, and what was known before can still be asked', async () => {
  const { page, open, show, leave } = await as('haigang.office')
  await open(PATH)
  await page.getByRole('link', { name: '更正' }).click()
  await page.getByLabel('值', { exact: true }).fill('4')
  await page.getByLabel('发文字号', { exact: true }).fill('秦海民发〔2026〕3号')
  await page.getByLabel('理由', { exact: true }).fill('录入时看错一行')
  await page.getByRole('button', { name: '保存更正' }).click()
  await page.getByText('已更正').waitFor()
  expect(await page.getByText('更正版本 2026-01-01').count()).toBe(1)
  await page.getByLabel('并对照当时（截至该日）的记录').fill('2026-01-02')
  await page.getByText('按 2026-01-02 当时的记录').waitFor()
  await show('policy/2-corrected')
  await leave()
})

test('3. its city sees that it deviates, in English too', async () => {
  const { page, open, show, leave } = await as('city.officer', 'en')
  await open(PATH)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('cell', { name: '海港区' }).waitFor()
  await show('policy/3-city-en')
  await open('/parameters')
  await page.getByText('Read in two ways').first().waitFor()
  await show('policy/3-list-en')
  await leave()
})

test('4. whoever may not set reads all the same', async () => {
  const { page, open, leave } = await as('haigang.community')
  await open(PATH)
  await page.getByText('某日执行哪个值').waitFor()
  expect(await page.getByRole('link', { name: '设定本区（县）的值' }).count()).toBe(0)
  await leave()
})
