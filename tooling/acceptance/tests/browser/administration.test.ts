import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openBrowser, type TestBrowser } from '../../src/browser/index.ts'
import { type DemoAccount, type DemoCity, startDemoCity } from '../../src/journey/start-demo-city.ts'
import { signIn, type Visitor } from '../../src/journey/visitor.ts'

/** The city appoints, the district sets itself up. The steps build on each other. */

const REASON = '苗春燕调离，由文如海接任'
const NEW_PASSWORD = 'a-password-for-tests-1'

let city: DemoCity
let browser: TestBrowser
let second: DemoAccount

beforeAll(async () => {
  ;[city, browser] = await Promise.all([startDemoCity(), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

const as = (account: string, locale?: 'zh-CN' | 'en') => signIn(browser, city, city.account(account), locale)

async function chooseEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Inbox', level: 1 }).waitFor()
}

async function auditOf(visitor: Visitor): Promise<string> {
  await visitor.open('/audit')
  await visitor.page.getByText('已全部显示').or(visitor.page.getByText('还没有审计记录')).waitFor()
  return (await visitor.page.locator('main').textContent()) ?? ''
}

test('1. the city’s administrator is shown from an empty inbox to the districts', async () => {
  const { page, show, leave } = await as('city.system')
  await page.getByRole('heading', { name: '没有待办' }).waitFor()
  await show('administration/1-city-inbox')
  await page.getByRole('link', { name: '为区县添加管理员' }).click()
  await page.getByRole('heading', { name: '区县管理员', level: 1 }).waitFor()
  await leave()
})

test('2. another administrator of a district is appointed with a reason, and not without', async () => {
  const { page, open, show, leave } = await as('city.system')
  await open('/districts')
  await page
    .getByRole('row', { name: /^海港区/ })
    .getByRole('link', { name: '添加管理员' })
    .click()
  await page.getByRole('checkbox', { name: '系统管理员' }).check()
  await page.getByLabel('姓名').fill('文如海')
  expect(await page.getByLabel('账号', { exact: true }).inputValue()).toBe('haigang.system2')
  await page.getByRole('button', { name: '添加管理员' }).click()
  await page.getByRole('alert').getByText('请写明理由').waitFor()
  await show('administration/2-reason-missing')

  await page.getByLabel('添加理由').fill(REASON.repeat(50))
  await page.getByText('“添加理由”最多 500 个字，超出 100 个字').first().waitFor()
  await page.getByRole('button', { name: '添加管理员' }).click()
  expect(await page.getByLabel('添加理由').inputValue()).toBe(REASON.repeat(50))
  await show('administration/2-reason-too-long')

  await page.getByLabel('添加理由').fill(REASON)
  await page.getByRole('button', { name: '添加管理员' }).click()
  await page.getByText('文如海（haigang.system2）的一次性密码').waitFor()
  const password = (await page.locator('.ln-secret').textContent()) ?? ''
  second = { account: 'haigang.system2', password, tenant: '海港区', unit: '海港区' }
  await show('administration/2-appointed')
  await leave()
})

test('3. the reason stands in the audit of the city and of that district, and of no other', async () => {
  for (const account of ['city.audit', 'haigang.audit']) {
    const administrator = await as(account)
    expect(await auditOf(administrator)).toContain(`理由：${REASON}`)
    await administrator.show(`administration/3-audit-${account}`)
    await administrator.leave()
  }
  const neighbour = await as('shanhaiguan.audit')
  expect(await auditOf(neighbour)).not.toContain(REASON)
  await neighbour.leave()
})

test('4. the audit names whom and what it is about', async () => {
  const { page, open, leave } = await as('haigang.audit')
  await open('/audit')
  const rows = page.locator('tbody tr')
  await rows
    .filter({ hasText: '添加人员' })
    .filter({ hasText: '文如海' })
    .getByText('账号 haigang.system2 · 海港区 · 系统管理员')
    .waitFor()
  await rows.filter({ hasText: '启用业务' }).getByRole('cell', { name: '服务事项准入 业务' }).waitFor()
  await rows.filter({ hasText: '同意准入' }).getByText('已受理 → 已入清单').first().waitFor()

  await rows.filter({ hasText: '清单外任务报告' }).getByText('保密，不显示人员').first().waitFor()

  const id = page.locator('.audit-id').first()
  await id.click()
  const selected = String(await page.evaluate('String(getSelection())'))
  expect(selected).toMatch(/^[0-9a-f-]{36}$/)
  expect((await id.boundingBox())?.width).toBeLessThan(120)
  await leave()
})

test('5. the new administrator chooses a password and is shown where to begin', async () => {
  const page = await browser.newPage({ viewport: 'desktop', locale: 'zh-CN' })
  await page.goto(`${city.url}/`)
  await page.getByLabel('账号').fill(second.account)
  await page.getByLabel('密码').fill(second.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '修改密码' }).waitFor()
  await page.getByLabel('现在的密码').fill(second.password)
  const next = page.getByLabel('新密码', { exact: true })
  await next.fill('0123456789'.repeat(13))
  await page.getByText('密码不能超过 128 个字符').waitFor()
  expect(await next.inputValue()).toHaveLength(130)
  await expectAccessible(page)
  await next.fill(NEW_PASSWORD)
  await page.getByLabel('再输入一次新密码').fill(NEW_PASSWORD)
  await page.getByRole('button', { name: '修改密码' }).click()
  await page.getByRole('heading', { name: '没有待办' }).waitFor()
  await page.context().close()

  second = { ...second, password: NEW_PASSWORD }
  const administrator = await signIn(browser, city, second)
  const begin = administrator.page.getByRole('navigation', { name: '可以从这里开始' })
  await begin.waitFor()
  // the demonstration has enabled its modules already
  expect(await begin.getByRole('link').allInnerTexts()).toEqual(['添加人员', '查看社区与组织'])
  await administrator.show('administration/5-district-inbox')
  await administrator.open('/plugins')
  await administrator.page.getByRole('button', { name: '停用业务' }).click()
  await administrator.page.getByRole('dialog').getByRole('button', { name: '停用业务' }).click()
  await administrator.page.getByText('未启用').waitFor()
  await administrator.open('/inbox')
  await begin.waitFor()
  expect(await begin.getByRole('link').allInnerTexts()).toEqual(['添加人员', '启用业务模块', '查看社区与组织'])
  await administrator.leave()
})

test('6. a person’s unit is found by typing, without a mouse', async () => {
  const { page, open, show, leave } = await signIn(browser, city, second)
  await open('/people/add')
  const unit = page.getByRole('combobox', { name: '单位' })
  await page.getByLabel('姓名').fill('柳青')
  await page.getByLabel('账号', { exact: true }).fill('liuqing')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  expect(await page.getByRole('listbox').getByRole('option').count()).toBeGreaterThan(100)
  expect(await page.getByRole('listbox').getByRole('group').count()).toBe(4)
  // pinyin on the way to becoming characters searches for nothing
  const inputMethod = await page.context().newCDPSession(page)
  await inputMethod.send('Input.imeSetComposition', { text: "yan'da", selectionStart: 6, selectionEnd: 6 })
  expect(await page.getByRole('listbox').getByRole('option').count()).toBeGreaterThan(100)
  await inputMethod.send('Input.insertText', { text: '白塔岭 燕大' })
  await page.getByText('找到 2 个单位').waitFor()
  await show('administration/6-unit-found')
  await page.keyboard.press('ArrowDown')
  const active = page.getByRole('listbox').getByRole('option', { selected: true })
  expect(await active.textContent()).toBe('白塔岭街道 燕大西苑社区')
  expect(await unit.getAttribute('aria-activedescendant')).toBe(await active.getAttribute('id'))
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  expect(await unit.inputValue()).toBe('白塔岭街道 燕大社区')
  expect(await unit.getAttribute('aria-expanded')).toBe('false')
  expect(await page.getByLabel('角色').inputValue()).toBe('community-worker')

  await page.getByLabel('岗位名称').fill('社区工作者')
  await page.getByRole('button', { name: '添加人员' }).click()
  await page.getByText('柳青（liuqing）的一次性密码').waitFor()
  await open('/people')
  await page.getByRole('row', { name: /^柳青/ }).getByText('燕大社区 社区工作者').waitFor()
  await leave()
})

test('7. what is typed for a unit counts when it means one, and else what was chosen stays', async () => {
  const { page, open, show, leave } = await signIn(browser, city, second, 'en')
  await chooseEnglish(page)
  await open('/people/add')
  const unit = page.getByRole('combobox', { name: 'Unit' })
  await unit.fill('海港区民政局')
  await page.keyboard.press('Tab')
  expect(await unit.inputValue()).toBe('海港区民政局')
  expect(await page.getByLabel('Role').inputValue()).toBe('office-clerk')

  await unit.fill('街道')
  await page.keyboard.press('Escape')
  expect(await unit.inputValue()).toBe('海港区民政局')
  await unit.fill('no such unit')
  await page.getByText('Nothing found; try another name.').waitFor()
  await show('administration/7-no-unit')
  await page.keyboard.press('Tab')
  expect(await unit.inputValue()).toBe('海港区民政局')

  await unit.click()
  await page.getByRole('option', { name: '燕大社区' }).click()
  expect(await page.getByLabel('Role').inputValue()).toBe('community-worker')
  await unit.fill('')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Add a person' }).click()
  await page.getByRole('alert').getByText('Choose the unit').waitFor()
  await leave()
})

test('8. the pages of the city say what is true of a city', async () => {
  const { page, open, show, leave } = await as('city.system')
  await open('/organisation')
  await page.getByRole('heading', { name: '市级单位', level: 1 }).waitFor()
  await page.getByText('秦皇岛市民政局').waitFor()
  expect(await page.locator('main').textContent()).not.toContain('0 个社区')
  await show('administration/8-city-units')
  await open('/plugins')
  await page.getByText('业务模块由各区县管理员在本区县启用').waitFor()
  await page.getByRole('cell', { name: '服务事项准入' }).waitFor()
  expect(await page.locator('main').getByRole('button').count()).toBe(0)
  await show('administration/8-city-plugins')
  await leave()
})

test('9. large text reaches the tabs at the foot of a phone, which still fit', async () => {
  const { page, open, leave } = await as('haigang.office', 'en')
  await chooseEnglish(page)
  await page.setViewportSize({ width: 390, height: 844 })
  const tabs = page.getByRole('navigation', { name: 'Quick navigation' })
  const heightOf = async () => (await tabs.boundingBox())?.height ?? 0
  const textSize = () => page.evaluate('getComputedStyle(document.querySelector(".app-tabs a")).fontSize')
  await open('/menu')
  const normal = await heightOf()
  expect(await textSize()).toBe('12px')
  await page.locator('main').getByRole('button', { name: 'Large text' }).click()
  await expect.poll(textSize).toBe('15px')
  const large = await heightOf()
  expect(large).toBeGreaterThan(normal)
  const foot = await page.evaluate('parseFloat(getComputedStyle(document.querySelector(".app")).paddingBottom)')
  expect(large).toBeLessThanOrEqual(Number(foot))
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  await expectAccessible(page)
  await leave()
})

test('10. no row is drawn before the words of its plugin are there', async () => {
  const { page, leave } = await as('shanhaiguan.office')
  const words = Promise.withResolvers<void>()
  await page.route('**/assets/zh-CN-*.js', async (route) => {
    const response = await route.fetch()
    if ((await response.text()).includes('"process.item"')) await words.promise
    await route.fulfill({ response })
  })
  const answered = page.waitForResponse(/inbox\.list/)
  await page.goto(`${city.url}/inbox`)
  await answered
  await page.locator('main .ln-skeleton').waitFor()
  expect(await page.locator('main table').count()).toBe(0)
  words.resolve()
  await page.locator('main tbody tr.ln-table__row').first().waitFor()
  expect(await page.locator('main tbody').first().textContent()).toContain('事项准入申请')
  await leave()
})
