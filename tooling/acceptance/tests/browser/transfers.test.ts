import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../../src/browser/index.ts'
import { type DemoCity, startDemoCity } from '../../src/journey/start-demo-city.ts'
import { signIn, type Visitor } from '../../src/journey/visitor.ts'

/** A community goes to another district: proposed, confirmed, tried, accepted, found on both sides. The steps build on each other. */

let city: DemoCity
let browser: TestBrowser
let unit = ''

beforeAll(async () => {
  ;[city, browser] = await Promise.all([startDemoCity(), openBrowser()])
  unit = city.account('haigang.community').unit
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

/** Pictures and accessibility checks of a page take their time where others work on the same machine. */
const patient = { timeout: 300_000 }
const PLACE = '拟划转社区'

const as = (account: string) => signIn(browser, city, city.account(account))

async function choose({ page }: Visitor, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(name)
  await page.getByRole('option').filter({ hasText: name }).first().click()
}

async function fillPapers({ page }: Visitor, documentNumber: string, approvedBy: string): Promise<void> {
  await page.getByLabel('批准文号').fill(documentNumber)
  await page.getByLabel('批准机关').fill(approvedBy)
  await page.getByLabel('理由').fill('行政区划调整')
}

test('1. the city proposes', patient, async () => {
  const officer = await as('city.officer')
  const { page, open, show, leave } = officer
  await open('/organisation/transfers')
  await page.getByText('还没有跨区划转').waitFor()
  await page.getByRole('link', { name: '提出划转' }).click()
  await page.getByRole('button', { name: '提出划转' }).click()
  await page.getByText('请选择划出区县').first().waitFor()
  await page.getByLabel('划出区县').selectOption({ label: '海港区' })
  await page.getByLabel('划入区县').selectOption({ label: '山海关区' })
  await page.getByLabel('划转的街道（乡镇）或社区').fill(PLACE)
  await page.getByLabel('生效日期').fill(new Date().toISOString().slice(0, 10))
  await fillPapers(officer, '秦政字〔2026〕21号', '秦皇岛市人民政府')
  await show('transfers/2-propose')
  await page.getByRole('button', { name: '提出划转' }).click()
  await page.getByText('等待海港区确认划出').waitFor()
  await show('transfers/3-proposed')
  await leave()
})

test('2. the source sees what goes and confirms', patient, async () => {
  const office = await as('haigang.office')
  const { page, open, show, leave } = office
  await open('/organisation/transfers')
  await page.getByRole('link', { name: PLACE }).click()
  await choose(office, '划出的单位', unit)
  await page.getByText('将划出：').waitFor()
  await show('transfers/4-preview')
  await fillPapers(office, '海政字〔2026〕22号', '海港区人民政府')
  await page.getByRole('button', { name: '确认划出' }).click()
  await page.getByText('等待山海关区核对并同意划入').waitFor()
  await leave()
})

test('3. the destination tries it and accepts', patient, async () => {
  const office = await as('shanhaiguan.office')
  const { page, open, show, leave } = office
  await open('/organisation/transfers')
  await page.getByRole('link', { name: PLACE }).click()
  await choose(office, '划入后的上级单位', '街道')
  await page.getByText('试接收通过').waitFor()
  await show('transfers/5-trial')
  await fillPapers(office, '山政字〔2026〕7号', '山海关区人民政府')
  await page.getByRole('button', { name: '同意划入' }).click()
  await page.getByText('划转生效').waitFor()
  await show('transfers/6-complete')
  await page.getByRole('link', { name: '查看变更' }).click()
  await page.getByRole('link', { name: unit }).first().click()
  await page.getByText('由外区县划入').waitFor()
  await leave()
})

test('4. the source says where it has gone, in English too, and a worker sees none of it', patient, async () => {
  const office = await as('haigang.office')
  await office.open('/organisation/transfers')
  await office.page.getByRole('button', { name: 'English' }).click()
  await office.page.getByRole('heading', { name: 'Transfers between districts', level: 1 }).waitFor()
  await office.page.getByRole('link', { name: PLACE }).click()
  await office.page.getByText('Took effect').waitFor()
  await office.show('transfers/7-complete-en')
  await office.leave()
  const worker = await as('haigang.street')
  await worker.page.goto(`${city.url}/organisation/transfers`)
  await worker.page.getByText('您现在的岗位没有权限查看').waitFor()
  expect(await worker.page.getByRole('link', { name: PLACE }).count()).toBe(0)
  await worker.leave()
})
