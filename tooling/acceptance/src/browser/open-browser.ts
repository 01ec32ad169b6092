import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { writeFontConfiguration } from './chinese-fonts.ts'
import { chromiumExecutable } from './chromium-executable.ts'
import { ownFolder } from './own-folder.ts'
import { watchPage } from './page-problems.ts'

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
  // The browser must not reach outside: nothing but this machine has an address, whether by name or by number. Requests are
  // not intercepted for it, because a browser whose requests are intercepted keeps nothing in its cache.
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
  return context.newPage()
}
