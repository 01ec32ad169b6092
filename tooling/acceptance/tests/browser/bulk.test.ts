import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../../src/browser/index.ts'
import { type DemoCity, startDemoCity } from '../../src/journey/start-demo-city.ts'
import { signIn, type Visitor } from '../../src/journey/visitor.ts'

/** Several to-dos at once: what is done is gone, what is not stays chosen and says why. */

const NAMES = ['夏季防溺水宣传', '独居老人走访', '疫苗接种动员'] as const

let city: DemoCity
let browser: TestBrowser

beforeAll(async () => {
  ;[city, browser] = await Promise.all([startDemoCity(), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

const as = (account: string) => signIn(browser, city, city.account(account))

/** Calls the server as whoever has the page open, as the page itself would. */
function call({ page }: Visitor, path: string, input: object): Promise<{ id: string }> {
  const script = async ([at, body]: readonly [string, string]) => {
    const query = at.includes('.list') ? `?input=${encodeURIComponent(body)}` : ''
    const init = query ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body }
    const answer = await fetch(`${at}${query}`, init)
    const { result } = (await answer.json()) as { result: { data: { id: string } } } // as the contract has it
    return result.data
  }
  return page.evaluate(script, [path, JSON.stringify(input)] as const)
}

async function fileItems(department: Visitor): Promise<string[]> {
  const units = (await call(department, '/api/trpc/organisation.list', { kind: 'community' })) as unknown
  const [community] = units as { id: string }[] // a listing, as the contract has it
  const ids: string[] = []
  for (const name of NAMES) {
    const item = { name, category: 'public-health', kind: 'assist', communityIds: [community?.id] }
    const rest = { contact: '白雪晴 0335-000000（演示）', startsOn: '2027-01-01' }
    ids.push((await call(department, '/api/plugins/admission/trpc/item.file', { ...item, ...rest })).id)
  }
  return ids
}

test('the office accepts three at once, one of which has been withdrawn meanwhile', async () => {
  const department = await as('haigang.health')
  const [, withdrawn] = await fileItems(department)
  const office = await as('haigang.office')
  const { page } = office
  for (const name of NAMES) await page.getByRole('checkbox', { name: `选择：${name}` }).check()
  await page.getByText('已选 3 项').waitFor()
  await office.show('bulk/1-chosen')

  await call(department, '/api/plugins/admission/trpc/item.withdraw', { id: withdrawn, version: 1, reason: '另行安排' })
  await page.getByRole('region', { name: '已选 3 项' }).getByRole('button', { name: '受理' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('独居老人走访').waitFor()
  await office.show('bulk/2-dialog')
  await dialog.getByRole('button', { name: '批量受理 3 项' }).click()

  await page.getByText('2 项办成，1 项未办成').waitFor()
  await page.getByText('办理“撤回申请”').waitFor()
  await office.show('bulk/3-results')
  await office.leave()
  await department.leave()
})

test('the list of applications offers the same, in English too', async () => {
  const office = await as('haigang.office')
  const { page } = office
  await office.open('/admission/items?state=accepted')
  await page.getByRole('button', { name: 'English' }).click()
  for (const name of [NAMES[0], NAMES[2]]) await page.getByRole('checkbox', { name: `Select: ${name}` }).check()
  await page.getByText('2 selected').waitFor()
  await office.show('bulk/4-list-en')
  expect(await page.getByRole('region', { name: '2 selected' }).getByRole('button').count()).toBe(3)
  await office.leave()
})
