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
  page.on('response', (response) => {
    if (response.status() >= 500) noted.push(`answer ${response.status()}: ${response.url()}`)
  })
}

/** Notes that a page asked for something outside this machine. */
export function noteRefusedRequest(page: Page, url: string): void {
  problems.get(page)?.push(`outside request refused: ${url}`)
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
