import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openBrowser, screenshot, type TestBrowser } from '../../src/browser/index.ts'
import { type DemoCity, startDemoCity } from '../../src/journey/start-demo-city.ts'
import { signIn } from '../../src/journey/visitor.ts'

/** What a community enters once, everybody reads: entry, correction, totals, definitions, and the burden that is left. */

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

test('1. a community fills in what it alone knows, and is asked for a reason where it is unusual', async () => {
  const { page, open, show, leave } = await as('haigang.community')
  await open('/facts')
  await page.getByRole('heading', { name: '待填' }).waitFor()
  await show('facts/1-to-fill')
  await page.getByLabel('常住户数', { exact: true }).fill('７，２００')
  await page.getByText('超出常见范围（200 至 6000），请核对；确实如此的，写明理由。').waitFor()
  await page.getByLabel('注册志愿者', { exact: true }).fill('很多')
  await page.getByRole('button', { name: '保存填写的 2 项' }).click()
  await page.getByText('有数据没有保存，原因写在数据旁边').waitFor()
  await page.getByText('填写的内容不符合这个数据项的类型').waitFor()
  await show('facts/1-refused')
  await page.getByLabel('理由').fill('新建小区交付')
  await page.getByLabel('注册志愿者', { exact: true }).fill('320')
  await page.getByRole('button', { name: '保存填写的 2 项' }).click()
  await page.getByText('已保存 2 项').waitFor()
  const row = page.getByRole('row', { name: /^常住户数/ })
  await row.getByText('7,200 户').waitFor()
  await leave()
})

test('2. a correction has its reason, and its history keeps what was there', async () => {
  const { page, open, show, leave } = await as('haigang.community')
  await open('/facts')
  const row = page.getByRole('row', { name: /^常住户数/ })
  await row.getByRole('button', { name: '更正' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('新数据').fill('2700')
  await dialog.getByRole('button', { name: '更正' }).click()
  await dialog.getByText('更正已填写的数据，请写明理由').waitFor()
  await dialog.getByLabel('理由').fill('多算了一期')
  await dialog.getByRole('button', { name: '更正' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await row.getByRole('link', { name: '历史' }).click()
  await page.getByText('多算了一期').waitFor()
  await page.getByText('7,200 户').waitFor()
  await show('facts/2-history')
  await open('/facts?on=2024-12-31')
  await page.getByText('以下是 2024-12-31 的数据').or(page.getByText('还没有要收集的数据项')).first().waitFor()
  await open('/facts?on=2026-10-08')
  await page.getByText('以下是 2026-10-08 的数据').waitFor()
  await show('facts/2-day')
  await leave()
})

test('3. the street sees how far its communities are, and the district what they add up to', async () => {
  const street = await as('haigang.street')
  await street.open('/facts/overview')
  await street.page.getByRole('link', { name: '常住户数' }).waitFor()
  // of the screen alone: the whole page is many screens long on a phone
  await screenshot(street.page, 'facts/3-overview-desktop')
  await expectAccessible(street.page)
  await street.page.setViewportSize({ width: 390, height: 844 })
  await screenshot(street.page, 'facts/3-overview-phone')
  await street.leave()
  const { page, open, leave } = await as('haigang.health')
  await open('/facts/table?fact=community.households')
  await page.getByText('全区（县）合计').waitFor()
  await page.getByRole('row', { name: /2,700/ }).waitFor()
  await screenshot(page, 'facts/3-table')
  await expectAccessible(page)
  await page.getByLabel('查看日期').fill('2024-12-31')
  await page.getByText('0 / ').first().waitFor()
  await page.getByLabel('按当天系统中已有的数据').check()
  await screenshot(page, 'facts/3-table-day')
  await expectAccessible(page)
  await page.getByRole('button', { name: '回到今天' }).click()
  await page.getByRole('row', { name: /2,700/ }).waitFor()
  await leave()
})

test('4. the office adds a fact, and is told when it is known already', async () => {
  const { page, open, show } = await as('haigang.office')
  await open('/facts/definitions')
  await page.getByRole('row', { name: /^常住户数/ }).waitFor()
  await screenshot(page, 'facts/4-definitions')
  await expectAccessible(page)
  await page.getByRole('link', { name: '增设数据项' }).click()
  await page.getByLabel('名称（中文）').fill('社区总户数')
  await page.getByLabel('名称（英文）').fill('Homes')
  await page.getByLabel('代码').fill('local-community.homes')
  await page.getByLabel('依据文件').fill('区民政局通知')
  await page.getByRole('button', { name: '增设数据项' }).click()
  await page.getByText('“社区总户数”与已有的数据项“常住户数”相同，不得重复收集').waitFor()
  await show('facts/4-known-already')
  await page.getByLabel('名称（中文）').fill('机动车停车位')
  await page.getByRole('button', { name: '增设数据项' }).click()
  await page.getByRole('row', { name: /^机动车停车位/ }).waitFor()
  // a refusal is a problem to whoever watches the page's requests
  await page.context().close()
})

test('5. the burden report opens to what is asked, in both languages', async () => {
  const { page, open, show, leave } = await as('haigang.office', 'en')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Inbox', level: 1 }).waitFor()
  await open('/facts/burden')
  await page.getByText('Report of an unlisted task').waitFor()
  await page.getByText('Facts (every quarter)').click()
  await page
    .getByText(/Resident households/)
    .first()
    .waitFor()
  await show('facts/5-burden-en')
  await leave()
  const community = await as('haigang.community2')
  await community.open('/facts/burden')
  await community.page.getByText('清单外任务报告').waitFor()
  expect(await community.page.getByText('按社区').count()).toBe(0)
  await community.show('facts/5-burden')
  await community.leave()
})
