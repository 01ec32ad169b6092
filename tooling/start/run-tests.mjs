/** Runs Vitest over all files or those that match, and counts what it reports. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkout, workDirectory } from './checkout.mjs'
import { countTests } from './count-tests.mjs'
import { runStep } from './run-step.mjs'

/** `{ passed, failed }`. With filters, Vitest's own output is shown as it comes. */
export async function runTests({ node, env }, filters) {
  const reportFile = join(workDirectory, `test-report-${process.pid}.json`)
  const entry = join(checkout, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
  const { ok } = await runStep({
    title: 'Tests',
    program: node,
    args: [entry, 'run', ...reporters, ...filters],
    env,
    show: filters.length > 0 ? 'all' : 'failure',
  })
  const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : undefined
  rmSync(reportFile, { force: true })
  return countTests(report, ok)
}
