import { expect, test } from 'vitest'
import { countTests } from '../count-tests.mjs'

function report(
  passed: number,
  failed: number,
  files: { status: string; assertionResults: { status: string }[] }[] = [],
) {
  return { numPassedTests: passed, numFailedTests: failed, testResults: files }
}

test('counts what passed and what failed', () => {
  const failing = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] }
  expect(countTests(report(1, 1, [failing]), false)).toEqual({ passed: 1, failed: 1 })
  expect(countTests(report(3, 0), true)).toEqual({ passed: 3, failed: 0 })
})

test('a file that could not be loaded is a failure', () => {
  expect(countTests(report(5, 0, [{ status: 'failed', assertionResults: [] }]), false)).toEqual({
    passed: 5,
    failed: 1,
  })
})

test('a run that broke outside of any test is a failure', () => {
  expect(countTests(report(5, 0), false)).toEqual({ passed: 5, failed: 1 })
  expect(countTests(undefined, false)).toEqual({ passed: 0, failed: 1 })
})
