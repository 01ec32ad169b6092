import { cpuRatio, ratio, type Samples, type Spread } from '../measure/measure.ts'
import type { BenchResult } from '../run-bench.ts'
import type { Variant } from '../variants.ts'

/** One promise and what came of it. */
export interface Finding {
  readonly key: string
  readonly what: string
  readonly target: string
  readonly result: Spread
  /** The same by CPU time a request, which a busy machine disturbs less; it is told, not judged. */
  readonly byCpu?: number
  readonly unit: '%' | '×' | 'MB'
  readonly met: boolean
}

const MEGABYTE = 1_000_000

export function judge(result: BenchResult): Finding[] {
  const { stands, busy, peakRssBytes } = result
  const { linli, withoutWalls, bare, scope, postgraphile } = stands
  const peak = peakRssBytes / MEGABYTE
  return [
    atLeast(0.3, { key: 'a', what: 'inbox.list by HTTP / same SQL by bare pg', ...compare(busy, linli, bare) }),
    atLeast(0.85, { key: 'b', what: 'inbox.list / the same without walls', ...compare(busy, linli, withoutWalls) }),
    atLeast(0.85, { key: 'c', what: 'read scope / same SQL by bare pg', ...compare(busy, scope, bare) }),
    twice({ key: 'd', what: 'inbox.list / PostGraphile', ...compare(busy, linli, postgraphile) }),
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

type Comparison = Pick<Finding, 'key' | 'what' | 'result' | 'byCpu'>

function compare(samples: Samples, of: Variant, to: Variant): Pick<Finding, 'result' | 'byCpu'> {
  return { result: ratio(samples, of, to), byCpu: cpuRatio(samples, of, to) }
}

function atLeast(bound: number, comparison: Comparison): Finding {
  const met = comparison.result.median >= bound
  return { ...comparison, target: `≥ ${Math.round(bound * 100)} %`, unit: '%', met }
}

function twice(comparison: Comparison): Finding {
  return { ...comparison, target: '≥ 2 ×', unit: '×', met: comparison.result.median >= 2 }
}

/** Time per request, as many clerks at work in each case, against the smallest number of tenants. */
function growth({ growth: variants, growing }: BenchResult): Finding[] {
  const [smallest, ...larger] = variants
  if (smallest === undefined) return []
  return larger.map((variant) => {
    const { result, byCpu } = compare(growing, smallest, variant)
    const what = `time per request, ${variant.name} / ${smallest.name}`
    const met = result.median >= 0.85 && result.median <= 1.15
    return { key: 'e', what, target: '85–115 %', result, unit: '%', met, ...(byCpu !== undefined && { byCpu }) }
  })
}
