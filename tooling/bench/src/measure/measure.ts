import type pg from 'pg'
import { type LoadRequest, quantile } from '../load/run-load.ts'
import type { Variant } from '../variants.ts'
import { cpuBetween, postgresCpu } from './postgres-cpu.ts'

/** One variant in one round. */
export interface Sample {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** CPU microseconds a request, of the process that answers and of PostgreSQL. */
  readonly nodeMicros: number
  readonly postgresMicros: number
}

/** A middle with the range around it. */
export interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

export type Samples = ReadonlyMap<Variant, readonly Sample[]>

/**
 * Measures variants round by round, each round all of them one after the other and every second round the other way round,
 * so that whatever else the machine does hits all of them alike.
 */
export async function measure(
  admin: pg.Client,
  variants: readonly Variant[],
  { rounds, onRound, ...load }: LoadRequest & { readonly rounds: number; onRound?(round: number): void },
): Promise<Samples> {
  const samples = new Map<Variant, Sample[]>(variants.map((variant) => [variant, []]))
  for (const variant of variants) await variant.load({ ...load, forMs: Math.min(1_000, load.forMs) })
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? variants : variants.toReversed()
    for (const variant of order) samples.get(variant)?.push(await sample(admin, variant, load))
    onRound?.(round + 1)
  }
  return samples
}

async function sample(admin: pg.Client, variant: Variant, load: LoadRequest): Promise<Sample> {
  const [postgresBefore, before] = [await postgresCpu(admin), await variant.usage()]
  const { count, elapsedMs, p50Ms, p99Ms } = await variant.load(load)
  const [after, postgresAfter] = [await variant.usage(), await postgresCpu(admin)]
  return {
    perSecond: (count * 1000) / elapsedMs,
    p50Ms,
    p99Ms,
    nodeMicros: (after.cpuMicros - before.cpuMicros) / count,
    postgresMicros: cpuBetween(postgresBefore, postgresAfter) / count,
  }
}

/** How many times as fast one variant was as another, round by round. */
export function ratio(samples: Samples, of: Variant, to: Variant): Spread {
  const [a, b] = [samples.get(of) ?? [], samples.get(to) ?? []]
  return spread(a.map(({ perSecond }, round) => perSecond / (b[round]?.perSecond ?? Number.NaN)))
}

/**
 * The same in CPU time a request, of the process that answers and PostgreSQL together: what is left of the comparison when
 * other programs take the processors away.
 */
export function cpuRatio(samples: Samples, of: Variant, to: Variant): number {
  const cost = (variant: Variant) =>
    spread((samples.get(variant) ?? []).map(({ nodeMicros, postgresMicros }) => nodeMicros + postgresMicros)).median
  return cost(to) / cost(of)
}

export function spread(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).sort()
  return { median: quantile(sorted, 0.5), min: quantile(sorted, 0), max: quantile(sorted, 1) }
}
