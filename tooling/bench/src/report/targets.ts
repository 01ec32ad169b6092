import { ratio, type Spread, spread } from '../measure/measure.ts'
import type { BenchResult } from '../run-bench.ts'

/** One promise and what came of it. */
export interface Finding {
  readonly key: string
  readonly what: string
  readonly target: string
  readonly result: Spread
  readonly unit: '%' | '×' | 'MB'
  readonly met: boolean
}

const MEGABYTE = 1_000_000

export function judge(result: BenchResult): Finding[] {
  const { stands, busy, peakRssBytes } = result
  const { linli, withoutWalls, bare, scope, postgraphile } = stands
  const peak = peakRssBytes / MEGABYTE
  return [
    atLeast('a', 'inbox.list by HTTP / same SQL by bare pg', ratio(busy, linli, bare), 0.3),
    atLeast('b', 'inbox.list / the same without walls', ratio(busy, linli, withoutWalls), 0.85),
    atLeast('c', 'read scope / same SQL by bare pg', ratio(busy, scope, bare), 0.85),
    { ...atLeast('d', 'inbox.list / PostGraphile', ratio(busy, linli, postgraphile), 2), target: '≥ 2 ×', unit: '×' },
    ...growth(result),
    {
      key: 'f',
      what: 'peak memory of the server process',
      target: '< 250 MB',
      result: { median: peak, min: peak, max: peak },
      unit: 'MB',
      met: peak < 250,
    },
  ]
}

function atLeast(key: string, what: string, result: Spread, bound: number): Finding {
  return { key, what, target: `≥ ${Math.round(bound * 100)} %`, result, unit: '%', met: result.median >= bound }
}

/** Time per request, as many clerks at work in each case, against the smallest number of tenants. */
function growth({ growth: variants, growing }: BenchResult): Finding[] {
  const [smallest, ...larger] = variants
  if (smallest === undefined) return []
  return larger.map((variant) => {
    const inverse = ratio(growing, smallest, variant)
    const result = spread([inverse.min, inverse.median, inverse.max])
    const what = `time per request, ${variant.name} / ${smallest.name}`
    return {
      key: 'e',
      what,
      target: '85–115 %',
      result,
      unit: '%',
      met: result.median >= 0.85 && result.median <= 1.15,
    }
  })
}
