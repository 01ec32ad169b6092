import { parseArgs } from 'node:util'

export interface BenchOptions {
  /** Open to-dos of the large database, over 100 tenants. */
  readonly rows: number
  /** Open to-dos of each tenant where the number of tenants varies. */
  readonly rowsPerTenant: number
  readonly rounds: number
  readonly forMs: number
  /** Asked of each variant before the first round: a server's code is compiled as it is used. */
  readonly warmUpMs: number
  readonly concurrency: number
}

/** Many short rounds: a noisy machine changes more slowly than that, so both sides of a ratio meet the same noise. */
const FULL: BenchOptions = {
  rows: 1_000_000,
  rowsPerTenant: 1_000,
  rounds: 120,
  forMs: 200,
  warmUpMs: 8_000,
  concurrency: 16,
}
const QUICK: BenchOptions = { rows: 50_000, rowsPerTenant: 50, rounds: 1, forMs: 200, warmUpMs: 200, concurrency: 16 }

/** `--quick` sees that everything runs; `--rows`, `--rounds` and `--ms` change one thing each. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean' },
      rows: { type: 'string' },
      rounds: { type: 'string' },
      ms: { type: 'string' },
    },
  })
  const base = values.quick ? QUICK : FULL
  return {
    ...base,
    rows: wholeNumber(values.rows) ?? base.rows,
    rounds: wholeNumber(values.rounds) ?? base.rounds,
    forMs: wholeNumber(values.ms) ?? base.forMs,
  }
}

function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new Error(`"${text}" is not a whole number above 0`)
  return number
}
