import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, screenshot, type TestBrowser } from '../../src/browser/index.ts'
import { type DemoCity, startDemoCity } from '../../src/journey/start-demo-city.ts'
import { signIn } from '../../src/journey/visitor.ts'

/** The register of units, kept by the office and by a street. The steps build on each other. */

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

test('1. the tree opens level by level, and a unit is found by its code', async () => {
  const { page, open, show, leave } = await as('haigang.office')
  await open('/organisation')
  await page.getByRole('button', { name: '白塔岭街道的下级单位' }).click()
  await page.getByRole('link', { name: '燕大社区' }).waitFor()
  await show('register/1-tree')
  await page.getByRole('searchbox').fill('130302010')
  await page.getByRole('row').filter({ hasText: '社区' }).first().waitFor()
  await show('register/1-found')
  await leave()
})

test('2. an estate is added, changed, and tells who changed what', async () => {
  const { page, open, show, leave } = await as('haigang.office')
  await open('/organisation?find=燕大社区')
  await page.getByRole('link', { name: '燕大社区' }).click()
  await page.getByRole('heading', { name: '燕大社区', level: 1 }).waitFor()
  await page.getByRole('link', { name: '新增下级单位' }).click()
  await page.getByLabel('类别').selectOption('estate')
  await page.getByLabel('名称', { exact: true }).fill('文苑小区')
  await page.getByLabel(/^户数（户）/).fill('1,200')
  await page.getByRole('button', { name: '新增单位' }).click()
  await page.getByRole('alert').getByText('请填写整数').waitFor()
  await page.getByLabel(/^户数（户）/).fill('1200')
  await show('register/2-add')
  await page.getByRole('button', { name: '新增单位' }).click()
  await page.getByRole('heading', { name: '文苑小区', level: 1 }).waitFor()
  await page.getByRole('link', { name: '修改', exact: true }).click()
  await page.getByLabel('已入住户数（户）').fill('624')
  await page.getByRole('button', { name: '保存修改' }).click()
  await page.getByText('624 户').first().waitFor()
  await page.getByText('空 → 624').waitFor()
  await show('register/2-estate')
  await leave()
})

test('3. a code that fails its check is an exception, confirmed with a reason', async () => {
  const { page, open, show, leave } = await as('haigang.office')
  await open('/organisation?find=民政局')
  await page.getByRole('link', { name: '海港区民政局' }).click()
  await page.getByRole('button', { name: '登记代码' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('代码', { exact: true }).fill('91350211M0000XUF46')
  await dialog.getByText('校验位不符').waitFor()
  await dialog.getByLabel('确认为例外的理由').fill('证书原件如此')
  await dialog.getByLabel('启用日期').fill('2020-01-01')
  await dialog.getByLabel('依据').fill('统一社会信用代码证书')
  await show('register/3-exception')
  await dialog.getByRole('button', { name: '登记代码' }).click()
  await page.getByText('校验例外').waitFor()
  await show('register/3-department')
  await leave()
})

test('4. in English, and a department sees without changing', async () => {
  const { page, open, show, leave } = await as('haigang.health', 'en')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Inbox', level: 1 }).waitFor()
  await open('/organisation?find=文苑小区')
  await page.getByRole('link', { name: '文苑小区' }).click()
  await page.getByText('1200 households').waitFor()
  expect(await page.getByRole('link', { name: 'Change', exact: true }).count()).toBe(0)
  await show('register/4-english')
  await leave()
})

test('5. an estate that half is lived in and has no community asks in the inbox, with why, and may be set aside', async () => {
  const { page, open, show, leave } = await as('haigang.office')
  await open('/organisation?find=白塔岭街道')
  await page.getByRole('link', { name: '白塔岭街道' }).click()
  await page.getByRole('link', { name: '新增下级单位' }).click()
  await page.getByLabel('类别').selectOption('estate')
  await page.getByLabel('名称', { exact: true }).fill('望湖苑')
  await page.getByLabel(/^户数（户）/).fill('1000')
  await page.getByLabel('已入住户数（户）').fill('520')
  await page.getByRole('button', { name: '新增单位' }).click()
  await page.getByRole('heading', { name: '望湖苑', level: 1 }).waitFor()
  // asked for beside the request, a moment later
  await expect
    .poll(
      async () => {
        await open('/inbox')
        return page.getByRole('row').filter({ hasText: '望湖苑' }).filter({ hasText: '按规定' }).count()
      },
      { timeout: 30_000 },
    )
    .toBe(2)
  await show('register/5-inbox')
  await page.getByRole('row').filter({ hasText: '提出设立社区的方案' }).getByRole('link').click()
  await page.getByText('入住率 52%，已达到 50%').waitFor()
  await show('register/5-obligation')
  await page.getByRole('button', { name: '暂不办理' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '暂不办理' }).click()
  await dialog.getByText('请说明理由').waitFor()
  await dialog.getByLabel('理由').fill('与相邻小区合并设立，一并报批')
  await screenshot(page, 'register/5-set-aside')
  await dialog.getByRole('button', { name: '暂不办理' }).click()
  await page.getByText('已说明理由，暂不办理').waitFor()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByText('Set aside with a reason').waitFor()
  await show('register/5-obligation-en')
  await leave()
})
