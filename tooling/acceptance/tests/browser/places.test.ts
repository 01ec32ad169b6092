import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../../src/browser/index.ts'
import { type DemoCity, startDemoCity } from '../../src/journey/start-demo-city.ts'
import { signIn, type Visitor } from '../../src/journey/visitor.ts'

/** A community is split and an estate delegated: previewed, recorded, found again. The steps build on each other. */

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

const as = (account: string, locale?: 'zh-CN' | 'en') => signIn(browser, city, city.account(account), locale)

async function choose({ page }: Visitor, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(name)
  await page.getByRole('option').filter({ hasText: name }).first().click()
}

/** The day that the server counts by, wherever this machine stands. */
function todayInChina(): string {
  return new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
}

async function fillPapers({ page }: Visitor, day: string): Promise<void> {
  await page.getByLabel('生效日期').fill(day)
  await page.getByLabel('批准文号').fill('海政字〔2026〕18号')
  await page.getByLabel('批准机关').fill('海港区人民政府')
}

test('1. a community is split, each open case where the office sends it', async () => {
  const office = await as('haigang.office')
  const { page, open, show, leave } = office
  await open('/organisation/changes')
  await page.getByText('还没有机构变更').waitFor()
  await page.getByRole('link', { name: '记录变更' }).click()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText('请选择变更类型').first().waitFor()
  await page.getByRole('radio', { name: /^拆分/ }).check()
  await show('places/1-kind')
  await page.getByRole('button', { name: '下一步' }).click()
  await choose(office, '拆分的单位', unit)
  await page.getByRole('radio', { name: /^原单位继续存在/ }).check()
  await page.getByLabel('新名称').fill(`${unit}第一`)
  await page.getByLabel('名称', { exact: true }).fill(`${unit}第二`)
  await page.getByLabel('户数').fill('860')
  await show('places/2-units')
  await page.getByRole('button', { name: '下一步' }).click()
  await fillPapers(office, todayInChina())
  await page.getByRole('button', { name: '预览影响' }).click()
  await page.getByRole('heading', { name: /^单位变化/ }).waitFor()
  const all = page.getByRole('button', { name: `全部归 ${unit}第二` })
  if (await all.isVisible()) await all.click()
  for (const select of await page.getByRole('table', { name: '在办事项去向' }).getByRole('combobox').all()) {
    if ((await select.inputValue()) === '') await select.selectOption({ label: `${unit}第二` })
  }
  await page.getByText('860 户，规定一般为 1000 至 3000 户').waitFor()
  await page.getByText('有规定未达到，请写明理由').waitFor()
  await page.getByLabel('不符合规定的理由').fill('山地小区，居住分散')
  await show('places/4-preview')
  await page.getByRole('button', { name: '记录变更' }).click()
  await page.getByText('已生效').first().waitFor()
  await show('places/5-recorded')
  await page
    .getByRole('link', { name: `${unit}第一` })
    .first()
    .click()
  await page.getByRole('heading', { name: /^历史沿革/ }).waitFor()
  await leave()
})

test('2. an estate that has no community yet is looked after by one', async () => {
  const office = await as('haigang.office')
  const { page, open, show, leave } = office
  await open('/organisation/changes/new')
  await page.getByRole('radio', { name: /^代管/ }).check()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('radio', { name: '名册中还没有的小区' }).check()
  await choose(office, '代管的社区居委会', `${unit}第一`)
  await page.getByLabel('名称', { exact: true }).fill('金舍家园')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByLabel('生效日期').fill(todayInChina())
  await page.getByRole('button', { name: '预览影响' }).click()
  await page.getByRole('button', { name: '记录变更' }).click()
  await page.getByText('已生效').first().waitFor()
  await open('/organisation/cover')
  await page.getByText('金舍家园').waitFor()
  await show('places/7-cover')
  await leave()
})

test('3. of a community that ends each part is given to a successor, and an estate is split', async () => {
  const office = await as('haigang.office')
  const { page, open, show, leave } = office
  const next = () => page.getByRole('button', { name: '下一步' }).click()
  await open('/organisation/changes/new')
  await page.getByRole('radio', { name: /^拆分/ }).check()
  await next()
  await choose(office, '拆分的单位', `${unit}第一`)
  await page.getByRole('radio', { name: /^原单位不再保留/ }).check()
  await page.getByLabel('名称', { exact: true }).first().fill('东区社区')
  await page.getByLabel('名称', { exact: true }).last().fill('西区社区')
  await page.getByLabel('“金舍家园”的去向').waitFor()
  await next()
  await page.getByText('还有社区、小区或楼栋没有划归新单位').first().waitFor()
  await page.getByLabel('“金舍家园”的去向').selectOption({ label: '西区社区' })
  await show('places/12-parts')
  await choose(office, '拆分的单位', '金舍家园')
  await page.getByLabel('名称', { exact: true }).first().fill('金舍家园东院')
  await page.getByLabel('名称', { exact: true }).last().fill('金舍家园西院')
  await next()
  await fillPapers(office, '2030-01-01')
  await page.getByRole('button', { name: '预览影响' }).click()
  await page.getByRole('heading', { name: /^单位变化/ }).waitFor()
  await show('places/13-estate')
  await leave()
})

test('4. both are in the list and on the map, in both languages, and nobody else may record one', async () => {
  const office = await as('haigang.office')
  await office.open('/organisation/changes')
  await office.page.getByRole('link', { name: /^拆分/ }).waitFor()
  await office.open('/organisation/map')
  await office.page.getByRole('img', { name: /次变更的沿革图/ }).waitFor()
  await office.show('places/9-map')
  await office.page
    .getByRole('button', { name: 'EN' })
    .or(office.page.getByRole('button', { name: 'English' }))
    .click()
  await office.page.getByRole('heading', { name: 'Map of changes', level: 1 }).waitFor()
  await office.open('/organisation/changes/new')
  await office.show('places/11-kind-en')
  await office.leave()

  const worker = await as('haigang.community')
  await worker.open('/organisation/changes')
  expect(await worker.page.getByRole('link', { name: '记录变更' }).count()).toBe(0)
  await worker.page.goto(`${city.url}/organisation/changes/new`)
  await worker.page.getByText('您现在的岗位没有权限查看').waitFor()
  await worker.leave()
})

test('4. a duty is given to a unit, and everybody sees whose it is', async () => {
  const office = await as('haigang.office')
  const { page, open, show, leave } = office
  await open('/organisation/duties')
  await page.getByRole('link', { name: '合法性审查' }).click()
  await page.getByText('还没有单位承担过这项职责').waitFor()
  await page.getByRole('link', { name: '确定承担单位' }).click()
  await page.getByRole('button', { name: '确定承担单位' }).click()
  await page.getByRole('alert').getByText('请选择单位').first().waitFor()
  await choose(office, '承担单位', '海港区司法局')
  await page.getByLabel('依据').fill('海政办〔2026〕6号')
  await show('places/12-give-duty')
  await page.getByRole('button', { name: '确定承担单位' }).click()
  await page.getByText('承担中').waitFor()
  await show('places/13-duty')
  await open('/organisation/duties')
  await show('places/14-duties')
  await page
    .getByRole('button', { name: 'EN' })
    .or(page.getByRole('button', { name: 'English' }))
    .click()
  await page.getByRole('heading', { name: 'Duties of units', level: 1 }).waitFor()
  await show('places/15-duties-en')
  await leave()
})
