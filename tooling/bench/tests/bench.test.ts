import { expect, test } from 'vitest'
import { readOptions } from '../src/bench-options.ts'
import { judge } from '../src/report/targets.ts'
import { runBench } from '../src/run-bench.ts'

const PATIENCE_MS = 300_000

test('the benchmark runs, and every variant answers with the same rows', { timeout: PATIENCE_MS }, async () => {
  const result = await runBench(readOptions(['--quick']))
  // three clerks, twenty rows each, four variants against the product
  expect(result.equalRows).toBe(3 * 20 * 4)
  expect(new Set(judge(result).map(({ key }) => key))).toEqual(new Set(['a', 'b', 'c', 'd', 'e', 'f']))
  for (const samples of [result.busy, result.single, result.growing]) {
    expect([...samples.values()].flat().every(({ perSecond }) => perSecond > 0)).toBe(true)
  }
})
