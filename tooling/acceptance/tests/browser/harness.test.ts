import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  expectAccessible,
  expectNoProblems,
  openBrowser,
  type PageOptions,
  screenshot,
  type TestBrowser,
} from '../../src/browser/index.ts'
import { type StaticSite, serveStaticSite } from './static-site.ts'

const title = '邻里 社区公共服务事项准入'
const pages = {
  '/': html(`<h1>${title}</h1><p id="regular">${title}</p><p id="semibold">${title}</p>`),
  '/pale': html('<p style="color:#bbb">太淡</p>'),
  '/noisy': html(
    "<script>console.error('planted error'); queueMicrotask(() => { throw new Error('planted fault') })</script>",
  ),
  '/curious': html('<img src="http://outside.example/pixel.png" alt=""><script src="https://192.0.2.1/x.js"></script>'),
  '/broken': html('<img src="/gone.png" alt="">'),
  '/late': html(
    "<p>空</p><script>fetch('/').then((r) => r.text()).then(() => { document.querySelector('p').textContent = '好' })</script>",
  ),
}

function html(body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
    <style>body { font-family: "PingFang SC", "Microsoft YaHei", sans-serif } #semibold { font-weight: 600 }</style>
    </head><body><main>${body}</main></body></html>`
}

let site: StaticSite
let browser: TestBrowser

beforeAll(async () => {
  site = await serveStaticSite(pages)
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function open(path: keyof typeof pages, options: Partial<PageOptions> = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: 'desktop', locale: 'zh-CN', ...options })
  await page.goto(site.url + path, { waitUntil: 'networkidle' })
  return page
}

/** The fonts that really draw an element, by their PostScript names. */
async function fontsOf(page: Page, selector: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  await session.send('CSS.enable')
  const { root } = await session.send('DOM.getDocument')
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector })
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
  return fonts.map((font) => font.postScriptName)
}

test.each([
  { selector: '#regular', font: 'NotoSansSC-Regular' },
  { selector: '#semibold', font: 'NotoSansSC-SemiBold' },
])('Chinese and Latin of $selector are drawn with $font alone', async ({ selector, font }) => {
  const page = await open('/')
  expect(await fontsOf(page, selector)).toEqual([font])
})

test.each([
  { viewport: 'desktop', width: 1366, ratio: 1, touch: 0 },
  { viewport: 'phone', width: 390, ratio: 2, touch: 1 },
] as const)('a $viewport has its width, density and touch', async ({ viewport, width, ratio, touch }) => {
  const page = await open('/', { viewport })
  const seen = await page.evaluate('[innerWidth, devicePixelRatio, Math.min(navigator.maxTouchPoints, 1)]')
  expect(seen).toEqual([width, ratio, touch])
})

test.each(['zh-CN', 'en'] as const)('a page asks in %s, and its clock stands in Shanghai', async (locale) => {
  const page = await open('/', { locale })
  const seen = await page.evaluate('[navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone]')
  expect(seen).toEqual([locale, 'Asia/Shanghai'])
})

test('a picture has the size of the view in device pixels, and a full one the length of the page', async () => {
  const page = await open('/', { viewport: 'phone' })
  expect(await pngSize(await screenshot(page, 'harness/phone'))).toEqual([780, 1688])
  await page.addStyleTag({ content: 'main { height: 2000px }' })
  const [width, height] = await pngSize(await screenshot(page, 'harness/phone-full', { fullPage: true }))
  expect(width).toBe(780)
  expect(height).toBeGreaterThan(4000)
})

async function pngSize(path: string): Promise<[number, number]> {
  const png = await readFile(path)
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

test('a picture waits for what the page is still loading', async () => {
  const page = await browser.newPage({ viewport: 'desktop', locale: 'zh-CN' })
  await page.goto(`${site.url}/late`, { waitUntil: 'commit' })
  await screenshot(page, 'harness/late')
  expect(await page.textContent('p')).toBe('好')
})

test('a good page is accessible and without problems', async () => {
  const page = await open('/')
  await expectAccessible(page)
  expectNoProblems(page)
})

test('text too pale to read is reported with its rule and its place', async () => {
  const page = await open('/pale')
  await expect(expectAccessible(page)).rejects.toThrow(/color-contrast \(serious\)[\s\S]*p:/)
})

test('a page that was accessible is looked at anew after it has changed', async () => {
  const page = await open('/')
  await expectAccessible(page)
  await page.evaluate("document.querySelector('#regular').style.color = '#bbb'")
  await expect(expectAccessible(page)).rejects.toThrow(/color-contrast \(serious\)[\s\S]*#regular:/)
})

test('errors of the console and of the page are problems, unless expected', async () => {
  const page = await open('/noisy')
  expect(() => expectNoProblems(page)).toThrow(/planted error[\s\S]*planted fault/)
  expect(() => expectNoProblems(page, [/planted error/])).toThrow(/planted fault/)
  expectNoProblems(page, [/planted/])
})

test('requests to the outside are refused and are problems', async () => {
  const page = await open('/curious')
  expect(() => expectNoProblems(page)).toThrow(/outside request refused: http:\/\/outside\.example\/pixel\.png/)
  expect(() => expectNoProblems(page)).toThrow(/outside request refused: https:\/\/192\.0\.2\.1\/x\.js/)
})

test('a picture that is missing is a problem', async () => {
  const page = await open('/broken')
  expect(() => expectNoProblems(page)).toThrow(/404[\s\S]*gone\.png/)
})

test('pages share nothing', async () => {
  const one = await open('/')
  await one.evaluate("localStorage.setItem('left', 'behind'), document.cookie = 'left=behind'")
  const other = await open('/')
  expect(await other.evaluate("[localStorage.getItem('left'), document.cookie]")).toEqual([null, ''])
})
