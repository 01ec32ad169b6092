import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Result, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const options: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'] },
  // of what is in order nobody wants the list
  resultTypes: ['violations'],
}

let source: Promise<string> | undefined

/** Fails when axe finds a serious or critical violation of WCAG 2.2 AA on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  if (page.frames().length > 1) throw new Error('The page has frames, into which this check does not look')
  const violations = await findViolations(page)
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  if (grave.length === 0) return

  const rows = grave.flatMap(({ id, impact, help, nodes }) => [
    `${id} (${impact}): ${help}`,
    ...nodes.map(({ target, failureSummary }) => `  ${target.join(' ')}: ${failureSummary?.replace(/\s+/g, ' ')}`),
  ])
  throw new Error(`The page is not accessible:\n${rows.join('\n')}`)
}

/** A document keeps axe once it has it: to read its source takes a browser several times as long as to run it. */
async function findViolations(page: Page): Promise<Result[]> {
  if (await page.evaluate('typeof axe === "undefined"')) await page.evaluate(await readSource())
  // what `axe.run` is documented to give
  return (await page.evaluate(
    `axe.run(document, ${JSON.stringify(options)}).then((found) => found.violations)`,
  )) as Result[]
}

function readSource(): Promise<string> {
  source ??= readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
  return source
}
