/** Asks again and again for a while, so many at a time, and notes how long each answer took. */

export interface LoadRequest {
  readonly concurrency: number
  readonly forMs: number
}

export interface LoadResult {
  readonly count: number
  readonly elapsedMs: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/** Goes on from one load to the next, so that short ones reach every session too. */
let index = 0

/** @param ask gets a number that goes up with every call */
export async function runLoad(
  { concurrency, forMs }: LoadRequest,
  ask: (number: number, lane: number) => Promise<void>,
): Promise<LoadResult> {
  const latencies: number[] = []
  const startedAt = performance.now()
  const endsAt = startedAt + forMs

  async function lane(number: number): Promise<void> {
    for (let now = performance.now(); now < endsAt; ) {
      index += 1
      await ask(index, number)
      const answeredAt = performance.now()
      latencies.push(answeredAt - now)
      now = answeredAt
    }
  }
  await Promise.all(Array.from({ length: concurrency }, (_, number) => lane(number)))
  const elapsedMs = performance.now() - startedAt
  const sorted = Float64Array.from(latencies).sort()
  return { count: sorted.length, elapsedMs, p50Ms: quantile(sorted, 0.5), p99Ms: quantile(sorted, 0.99) }
}

/** The value below which this part of the sorted values lies. */
export function quantile(sorted: ArrayLike<number>, part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
