import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Samples } from '../measure/measure.ts'
import type { BenchResult } from '../run-bench.ts'
import type { Finding } from './targets.ts'

/** Every round of every variant, for whoever wants to look closer. @returns the file's path */
export function writeReport(result: BenchResult, findings: readonly Finding[], at: Date): string {
  const directory = fileURLToPath(new URL('../../../../.linli/bench/', import.meta.url))
  mkdirSync(directory, { recursive: true })
  const path = `${directory}${at.toISOString().slice(0, 19).replaceAll(':', '-')}.json`
  const report = {
    at: at.toISOString(),
    machine: { node: process.version, platform: process.platform, cores: cpus().length, cpu: cpus()[0]?.model },
    options: result.options,
    findings,
    busy: byName(result.busy),
    single: byName(result.single),
    growing: byName(result.growing),
    equalRows: result.equalRows,
    peakRssBytes: result.peakRssBytes,
  }
  writeFileSync(path, `${JSON.stringify(report, undefined, 2)}\n`)
  return path
}

function byName(samples: Samples) {
  return Object.fromEntries([...samples].map(([{ name }, taken]) => [name, taken]))
}
