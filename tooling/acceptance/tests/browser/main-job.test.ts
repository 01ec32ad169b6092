import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../../src/browser/index.ts'
import { type DemoCity, startDemoCity } from '../../src/journey/start-demo-city.ts'
import { signIn, type Visitor } from '../../src/journey/visitor.ts'

/**
 * 秦办发〔2011〕27号 七(一), end to end in a browser: a department may not push work onto communities without admission.
 * The steps build on each other, as a working day does.
 */

const ITEM = '高龄老人流感疫苗接种动员'
const OTHER_ITEM = '社区代办健康证'
const TASK = '代收垃圾分类罚款'

let city: DemoCity
let browser: TestBrowser
let itemPath = ''

beforeAll(async () => {
  ;[city, browser] = await Promise.all([startDemoCity(), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

const as = (account: string, locale?: 'zh-CN' | 'en') => signIn(browser, city, city.account(account), locale)

/** The city's figures for a district: communities, items in force, reports, and reports for each hundred communities. */
async function figuresOf(officer: Visitor, district: string): Promise<readonly number[]> {
  await officer.open('/oversight')
  const { page } = officer
  const cells = page
    .locator('tr', { has: page.getByText(district, { exact: true }) })
    .first()
    .locator('td')
  let figures: readonly number[] = []
  await expect
    .poll(
      async () => {
        figures = (await cells.allInnerTexts()).slice(1).map((text) => Number.parseFloat(text))
        return figures.length
      },
      { timeout: 30_000 },
    )
    .toBe(4)
  return figures
}

async function fileItem({ page, open }: Visitor, name: string): Promise<void> {
  await open('/admission/items/new')
  await page.getByLabel('事项名称').fill(name)
  await page.getByRole('radio', { name: '协助' }).check()
  await page.getByLabel('事项类别').selectOption({ label: '公共卫生' })
  await page.getByLabel('按街道、社区名称查找').fill('燕大社区')
  await page.getByRole('checkbox', { name: '燕大社区' }).check()
  await page.getByLabel('法律依据').fill('《中华人民共和国传染病防治法》第九条')
  await page.getByLabel('开始日期').fill('2027-01-01')
  await page.getByRole('textbox', { name: '联系人' }).fill('白雪晴 0335-000000（演示）')
}

test('1. the clerk of the civil-affairs office signs in and sees the inbox', async () => {
  const visitor = await browser.newPage({ viewport: 'desktop', locale: 'zh-CN' })
  await visitor.goto(`${city.url}/`)
  await visitor.getByLabel('账号').fill('haigang.office')
  await visitor.getByLabel('密码').fill('not-the-password')
  await visitor.getByRole('button', { name: '登录' }).click()
  await visitor.getByText('账号或密码不正确').waitFor()
  await visitor.context().close()

  const clerk = await as('haigang.office')
  await clerk.page.getByRole('heading', { name: '待办', level: 1 }).waitFor()
  await clerk.show('1-inbox')
  await clerk.leave()
})

test('2. a department files an item whose money and conditions are not settled', async () => {
  const department = await as('haigang.health')
  await fileItem(department, ITEM)
  await department.show('2-filing')
  await department.page.getByRole('button', { name: '提交申请' }).click()
  await department.page.getByRole('heading', { name: ITEM }).waitFor()
  itemPath = new URL(department.page.url()).pathname
  await department.show('2-filed')
  await department.leave()
})

test('3. the office accepts it, and cannot approve it: the missing things are named', async () => {
  const clerk = await as('haigang.office')
  await clerk.page.getByRole('link', { name: ITEM }).click()
  await clerk.page.getByRole('button', { name: '受理', exact: true }).click()
  await clerk.page.getByRole('dialog').getByRole('button', { name: '受理' }).click()
  await clerk.page.getByText('已受理').first().waitFor()
  await clerk.page.getByText('缺少：经费数额和拨付方式').first().waitFor()
  await clerk.page.getByText('缺少：人员、设备、培训等工作条件由谁提供').first().waitFor()
  expect(await clerk.page.getByRole('button', { name: '同意准入' }).count()).toBe(0)
  await clerk.show('3-conditions-missing')
  await clerk.page.getByRole('button', { name: '退回补正' }).click()
  const dialog = clerk.page.getByRole('dialog')
  expect(await dialog.getByLabel('理由').inputValue()).toContain('缺少：经费数额和拨付方式')
  await dialog.getByRole('button', { name: '退回补正' }).click()
  await clerk.page.getByText('待补正').first().waitFor()
  await clerk.leave()
})

test('4. the department supplements, the office approves', async () => {
  const department = await as('haigang.health')
  await department.page.getByRole('link', { name: ITEM }).click()
  await department.page.getByRole('link', { name: '补正', exact: true }).click()
  await department.page.getByRole('radio', { name: '按社区定额' }).check()
  await department.page.getByLabel('经费标准').fill('2400.00')
  await department.page.getByLabel('工作条件').fill('区疾控中心派两名工作人员驻点，提供宣传材料')
  await department.show('4-supplement')
  await department.page.getByRole('button', { name: '提交补正' }).click()
  await department.page.getByRole('heading', { name: ITEM, level: 1, exact: true }).waitFor()
  await department.leave()

  const clerk = await as('haigang.office')
  await clerk.open(itemPath)
  for (const action of ['受理', '同意准入']) {
    await clerk.page.getByRole('button', { name: action, exact: true }).click()
    await clerk.page.getByRole('dialog').getByRole('button', { name: action }).click()
    await clerk.page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  await clerk.page.getByText('已入清单').first().waitFor()
  await clerk.show('4-approved')
  await clerk.leave()
})

test('5. another item is rejected with a reason, and without one it is not', async () => {
  const department = await as('haigang.health')
  await fileItem(department, OTHER_ITEM)
  await department.page.getByRole('button', { name: '提交申请' }).click()
  await department.page.getByRole('heading', { name: OTHER_ITEM }).waitFor()
  const path = new URL(department.page.url()).pathname
  await department.leave()

  const clerk = await as('haigang.office')
  await clerk.open(path)
  await clerk.page.getByRole('button', { name: '受理', exact: true }).click()
  await clerk.page.getByRole('dialog').getByRole('button', { name: '受理' }).click()
  await clerk.page.getByRole('dialog').waitFor({ state: 'hidden' })
  await clerk.page.getByRole('button', { name: '不予准入' }).click()
  const dialog = clerk.page.getByRole('dialog')
  await dialog.getByRole('button', { name: '不予准入' }).click()
  await dialog.getByRole('link', { name: '请写明理由' }).waitFor()
  await dialog.getByLabel('理由').fill('健康证由区疾控中心直接办理，社区没有办理条件')
  await dialog.getByRole('button', { name: '不予准入' }).click()
  await clerk.page.getByText('健康证由区疾控中心直接办理').first().waitFor()
  await clerk.show('5-rejected')
  await clerk.leave()
})

test('6. the community it reaches sees it on its list, the other one does not', async () => {
  const reached = await as('haigang.community')
  await reached.open('/admission/list')
  await reached.page.getByText(ITEM).first().waitFor()
  await reached.show('6-list')
  await reached.leave()

  const unreached = await as('haigang.community2')
  await unreached.open('/admission/list')
  expect(await unreached.page.getByText(ITEM).count()).toBe(0)
  expect(await unreached.page.getByText(OTHER_ITEM).count()).toBe(0)
  await unreached.leave()
})

test('7. the community reports a task that is not on the list, and the city counts it', async () => {
  const officer = await as('city.officer')
  const before = await figuresOf(officer, '海港区')

  const community = await as('haigang.community')
  await community.open('/admission/reports/new')
  await community.page.getByLabel('让我们做什么').fill(TASK)
  await community.page.getByLabel('谁提出的').fill('某执法中队')
  await community.page.getByRole('radio', { name: '电话' }).check()
  await community.show('7-report-form')
  await community.page.getByRole('button', { name: '提交报告' }).click()
  await community.page.getByRole('heading', { name: TASK }).waitFor()
  await community.show('7-reported')
  await community.leave()

  const [communities, inForce, reports = 0] = before
  expect(inForce).toBeGreaterThanOrEqual(1)
  await expect
    .poll(() => figuresOf(officer, '海港区').then((row) => row.slice(0, 3)), { timeout: 30_000 })
    .toEqual([communities, inForce, reports + 1])
  await officer.show('7-oversight')
  await officer.leave()

  const clerk = await as('haigang.office')
  await clerk.page.getByRole('link', { name: TASK }).first().waitFor()
  await clerk.open('/admission/reports')
  await clerk.page.getByText(TASK).first().waitFor()
  await clerk.show('7-reports')
  await clerk.leave()
})

test('8. the neighbouring district sees nothing of it, whatever it asks', async () => {
  const neighbour = await as('shanhaiguan.office')
  for (const path of ['/inbox', '/admission/items', '/admission/list', '/admission/reports']) {
    await neighbour.open(path)
    for (const text of [ITEM, OTHER_ITEM, TASK]) expect(await neighbour.page.getByText(text).count()).toBe(0)
  }
  await neighbour.page.goto(`${city.url}${itemPath}`)
  await neighbour.page.getByText('没有找到').first().waitFor()
  expect(await neighbour.page.content()).not.toContain(ITEM)
  await neighbour.show('8-foreign-item')
  await neighbour.page.context().close()
})

test('9. all of it in English too', async () => {
  const clerk = await as('haigang.office', 'en')
  await clerk.page.getByRole('button', { name: 'English' }).click()
  await clerk.page.getByRole('heading', { name: 'Inbox', level: 1 }).waitFor()
  for (const [name, path] of Object.entries({
    inbox: '/inbox',
    items: '/admission/items',
    item: itemPath,
    reports: '/admission/reports',
    organisation: '/organisation',
  })) {
    await clerk.open(path)
    expect(await clerk.page.locator('html').getAttribute('lang')).toBe('en')
    await clerk.show(`9-en-${name}`)
  }
  await clerk.leave()
})

test('10. the pages of administrator and city hold up as well', async () => {
  const pages = { 'haigang.system': ['people', 'people/add', 'plugins'], 'haigang.audit': ['audit'] }
  for (const [account, paths] of Object.entries(pages)) {
    const administrator = await as(account)
    for (const path of paths) {
      await administrator.open(`/${path}`)
      await administrator.show(`10-${path.replace('/', '-')}`)
    }
    await administrator.leave()
  }
})
