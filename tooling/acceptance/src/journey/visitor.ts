import type { Page } from 'playwright-core'
import { expectAccessible, expectNoProblems, screenshot, type TestBrowser } from '../browser/index.ts'
import type { DemoAccount, DemoCity } from './start-demo-city.ts'

/** The first question of every visit, before anybody has signed in. */
const SIGNED_OUT = /401.*session\.me/

const desktop = { width: 1366, height: 768 }
const PATIENCE_MS = 30_000
const phone = { width: 390, height: 844 }

/** One person at a browser. */
export interface Visitor {
  readonly page: Page
  open(path: string): Promise<void>
  /** Pictures of the page at hand, on a desktop and on a phone, both of them accessible. */
  show(name: string): Promise<void>
  leave(): Promise<void>
}

export async function signIn(
  browser: TestBrowser,
  city: DemoCity,
  account: DemoAccount,
  locale: 'zh-CN' | 'en' = 'zh-CN',
): Promise<Visitor> {
  const page = await browser.newPage({ viewport: 'desktop', locale })
  page.setDefaultTimeout(PATIENCE_MS)
  await page.goto(`${city.url}/`)
  await page.locator('input[autocomplete="username"]').fill(account.account)
  await page.locator('input[type="password"]').fill(account.password)
  await page.locator('button[type="submit"]').click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  await page.locator('main h1').waitFor()
  return {
    page,
    async open(path) {
      await page.goto(`${city.url}${path}`)
      await page.locator('main h1').waitFor()
    },
    show: (name) => showPage(page, name),
    async leave() {
      await expectNoProblems(page, [SIGNED_OUT])
      await page.context().close()
    },
  }
}

/** As a visitor shows it. */
export async function showPage(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries({ desktop, phone })) {
    await page.setViewportSize(viewport)
    await page.evaluate('scrollTo(0, 0)')
    await screenshot(page, `${name}-${size}`, { fullPage: true })
    await page.setViewportSize({ ...viewport, height: await heightOf(page) })
    await expectAccessible(page)
  }
  await page.setViewportSize(desktop)
}

/** Of the whole page: a bar that stays in place then covers nothing, wherever the page happened to be scrolled to. */
async function heightOf(page: Page): Promise<number> {
  return Number(await page.evaluate('document.documentElement.scrollHeight'))
}
