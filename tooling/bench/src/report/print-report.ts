import { type Sample, type Samples, spread } from '../measure/measure.ts'
import type { BenchResult } from '../run-bench.ts'
import type { Finding } from './targets.ts'

type Say = (line: string) => void

export function printReport(result: BenchResult, findings: readonly Finding[], say: Say): void {
  say('')
  printTable(['', 'what', 'target', 'median', 'min – max', 'by CPU time', ''], findings.map(findingRow), say)
  say('')
  say(`${result.options.concurrency} requests at a time (medians of the rounds):`)
  printSamples(result.busy, say)
  say('')
  say('one request at a time:')
  printSamples(result.single, say)
  say('')
  say('as tenants grow, the same rows in each and 1,000 clerks at work:')
  printSamples(result.growing, say)
}

function findingRow({ key, what, target, result, byCpu, unit, met }: Finding): string[] {
  const scaled = (value: number) => (unit === '%' ? (value * 100).toFixed(0) : value.toFixed(unit === 'MB' ? 0 : 1))
  const range = `${scaled(result.min)} – ${scaled(result.max)}`
  const cpu = byCpu === undefined ? '' : `${scaled(byCpu)} ${unit}`
  return [key, what, target, `${scaled(result.median)} ${unit}`, range, cpu, met ? 'met' : 'missed']
}

function printSamples(samples: Samples, say: Say): void {
  const heads = ['', 'requests/s', 'p50 ms', 'p99 ms', 'node µs/request', 'postgres µs/request']
  const rows = [...samples].map(([{ name }, taken]) => {
    const median = (of: keyof Sample) => spread(taken.map((sample) => sample[of])).median
    return [
      name,
      median('perSecond').toFixed(0),
      median('p50Ms').toFixed(2),
      median('p99Ms').toFixed(2),
      median('nodeMicros').toFixed(0),
      median('postgresMicros').toFixed(0),
    ]
  })
  printTable(heads, rows, say)
}

function printTable(heads: readonly string[], rows: readonly (readonly string[])[], say: Say): void {
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)))
  for (const row of [heads, ...rows])
    say(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}
