import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { writeFontConfiguration } from './chinese-fonts.ts'
import { chromiumExecutable } from './chromium-executable.ts'
import { ownFolder } from './own-folder.ts'
import { noteRefusedRequest, watchPage } from './page-problems.ts'

export interface PageOptions {
  readonly viewport: keyof typeof viewports
  readonly locale: 'zh-CN' | 'en'
}

export interface TestBrowser {
  /** A page of its own session: no cookie, no storage and no cache of any other page. */
  newPage(options: PageOptions): Promise<Page>
  close(): Promise<void>
}

const viewports = {
  desktop: { viewport: { width: 1366, height: 768 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
} satisfies Record<string, BrowserContextOptions>

const flags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--no-proxy-server',
  // The browser itself must not reach outside either: no name but this machine's own has an address.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]',
  '--font-render-hinting=none',
  // Containers often give 64 MB of shared memory, too little for a full-page picture.
  '--disable-dev-shm-usage',
  // The packed browser is one process tree without a helper for its sandbox.
  '--no-zygote',
  '--disable-gpu',
]

/** Starts a real Chromium. One per test file is enough: pages do not see each other. */
export async function openBrowser(): Promise<TestBrowser> {
  const folder = await ownFolder()
  const [executablePath, fonts] = await Promise.all([chromiumExecutable(folder), writeFontConfiguration(folder)])
  const browser = await chromium.launch({
    executablePath,
    args: flags,
    chromiumSandbox: false,
    env: { ...process.env, FONTCONFIG_FILE: fonts },
  })
  return {
    newPage: (options) => newPage(browser, options),
    close: () => browser.close(),
  }
}

async function newPage(browser: Browser, { viewport, locale }: PageOptions): Promise<Page> {
  const context = await browser.newContext({
    ...viewports[viewport],
    locale,
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  context.on('page', watchPage)
  await refuseOutside(context)
  return context.newPage()
}

async function refuseOutside(context: BrowserContext): Promise<void> {
  await context.route(isOutside, async (route) => {
    const frame = route.request().frame()
    noteRefusedRequest(frame.page(), route.request().url())
    await route.abort('blockedbyclient')
  })
}

function isOutside(url: URL): boolean {
  return /^(https?|wss?):$/.test(url.protocol) && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
}
