/** Counts the outcome of a Vitest run from its JSON report. */

/** `{ passed, failed }`; a file that could not run, or a run that broke outside of any test, counts as one failure. */
export function countTests(report, ok) {
  if (report === undefined) return { passed: 0, failed: 1 }
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  ).length
  const failed = report.numFailedTests + brokenFiles
  return { passed: report.numPassedTests, failed: failed === 0 && !ok ? 1 : failed }
}
