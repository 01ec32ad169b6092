import type { Page } from 'playwright-core'

const problems = new WeakMap<Page, string[]>()

/** Starts to note what goes wrong on a page without the test looking: errors, failed answers, calls to the outside. */
export function watchPage(page: Page): void {
  const noted: string[] = []
  problems.set(page, noted)
  page.on('console', (message) => {
    if (message.type() === 'error') noted.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => noted.push(`error: ${error.stack ?? error.message}`))
  page.on('crash', () => noted.push('the page crashed'))
  page.on('requestfailed', (request) => {
    if (isOutside(request.url())) noted.push(`outside request refused: ${request.url()}`)
  })
  page.on('response', (response) => {
    if (isOutside(response.url())) noted.push(`outside request answered: ${response.url()}`)
    if (response.status() >= 500) noted.push(`answer ${response.status()}: ${response.url()}`)
  })
}

/**
 * Fails when anything went wrong on a page so far.
 * @param expected what the test provokes on purpose, such as the browser's own line about an answer 401
 */
export function expectNoProblems(page: Page, expected: readonly RegExp[] = []): void {
  const unexpected = problems.get(page)?.filter((problem) => !expected.some((pattern) => pattern.test(problem)))
  if (unexpected === undefined) throw new Error('this page was not opened by openBrowser')
  if (unexpected.length > 0) throw new Error(`The page had problems:\n${unexpected.join('\n')}`)
}

function isOutside(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return /^(https?|wss?):$/.test(protocol) && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}
