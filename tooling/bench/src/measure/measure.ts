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

interface Plan extends LoadRequest {
  readonly rounds: number
  readonly warmUpMs: number
  onRound?(round: number): void
}

/**
 * Measures variants round by round, each round all of them one after the other and never in the same order as the round
 * before, so that whatever else the machine does, and whatever one variant leaves in its caches, hits all of them alike.
 */
export async function measure(
  admin: pg.Client,
  variants: readonly Variant[],
  { rounds, warmUpMs, onRound, concurrency, forMs }: Plan,
): Promise<Samples> {
  const samples = new Map<Variant, Sample[]>(variants.map((variant) => [variant, []]))
  for (const variant of variants) await variant.load({ concurrency, forMs: warmUpMs })
  for (let round = 0; round < rounds; round += 1) {
    for (const variant of orderOf(round, variants)) {
      samples.get(variant)?.push(await sample(admin, variant, { concurrency, forMs }))
    }
    onRound?.(round + 1)
  }
  return samples
}

/** Everyone comes first, in the middle and last equally often, and after each of its two neighbours. */
function orderOf(round: number, variants: readonly Variant[]): Variant[] {
  const first = round % variants.length
  const turned = [...variants.slice(first), ...variants.slice(0, first)]
  return Math.floor(round / variants.length) % 2 === 0 ? turned : turned.reverse()
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
