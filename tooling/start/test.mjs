/**
 * `npm test`: everything that has to hold, on a fresh checkout too; with arguments, only the test files that match, on pages
 * that are built of what is there.
 */
import { bootstrap } from './bootstrap.mjs'
import { checks } from './checks.mjs'
import { runEntry } from './launch-error.mjs'
import { runStep } from './run-step.mjs'
import { runTests } from './run-tests.mjs'

await runEntry(async () => {
  const filters = process.argv.slice(2)
  const toolchain = await bootstrap()
  let passed = 0
  let failed = 0
  const all = checks(toolchain)
  for (const check of filters.length > 0 ? all.slice(0, 1) : all) {
    const { ok } = await runStep(check)
    if (ok) passed += 1
    else failed += 1
  }
  const tests = await runTests(toolchain, filters)
  passed += tests.passed
  failed += tests.failed
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
})
