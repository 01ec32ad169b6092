import type { Database } from '@linli/database'
import type { Clock } from '@linli/kernel'
import { sealAudit } from '../audit/seal-audit.ts'
import { deliverEvents } from '../events/deliver-events.ts'
import { openEventQueue } from '../events/event-queue.ts'
import { purgeEffects } from '../events/purge-effects.ts'
import { relayOutbox } from '../events/relay-outbox.ts'
import type { EventSubscription } from '../events/subscription.ts'
import { foldMetrics } from '../metrics/fold-metrics.ts'
import type { TenantRecord } from '../tenancy/tenant.queries.ts'
import { createTenantDirectory } from '../tenancy/tenant-directory.ts'
import { createDailyJobs, type DailyJob } from './daily-jobs.ts'

export interface WorkerOptions {
  readonly database: Database
  readonly clock: Clock
  /** How long the loop rests between two rounds; without it the worker runs by `runOnce` alone. */
  readonly intervalMs?: number
  readonly subscriptions?: readonly EventSubscription[]
  readonly daily?: readonly DailyJob[]
  /** Told of everything that failed; the next round tries again. */
  readonly onError?: (error: unknown) => void
}

/** What one round did. */
export interface WorkerRound {
  readonly sealed: number
  readonly folded: number
  readonly relayed: number
  readonly delivered: number
}

export interface Worker {
  /** One round of everything. @throws AggregateError when a part of it failed; the other parts have run */
  runOnce(): Promise<WorkerRound>
  /** Ends the loop after the round that is running. */
  stop(): Promise<void>
}

const MAINTENANCE_MS = 60_000

/** Starts what happens beside the requests: sealing the audit, folding figures, and delivering events. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { database, clock, intervalMs, subscriptions = [], daily = [], onError = () => {} } = options
  const queue = await openEventQueue(database, onError)
  const tenants = createTenantDirectory(database, clock)
  const purge = { name: 'core.purge-effects', run: (tenant: TenantRecord) => purgeEffects(database, clock, tenant) }
  const startDay = createDailyJobs({ database, clock, jobs: [purge, ...daily] })
  let maintainedAt = clock.now().getTime()

  const maintain = async () => {
    const now = clock.now().getTime()
    if (now - maintainedAt < MAINTENANCE_MS) return
    maintainedAt = now
    await queue.maintain()
  }
  const runOnce = async (): Promise<WorkerRound> => {
    const failures: unknown[] = []
    const attempt = async (part: () => Promise<number>) => {
      try {
        return await part()
      } catch (error) {
        failures.push(error)
        return 0
      }
    }
    // first, so that what it changes is in this round's figures
    await attempt(async () => startDay().then(() => 0))
    const round = {
      sealed: await attempt(() => sealAudit(database, clock)),
      folded: await attempt(() => foldMetrics(database, clock)),
      relayed: await attempt(() => relayOutbox(database, queue, subscriptions)),
      delivered: await attempt(() => deliverEvents({ database, queue, tenants, subscriptions, clock, onError })),
    }
    await attempt(async () => maintain().then(() => 0))
    if (failures.length > 0) throw new AggregateError(failures, 'A part of the round failed')
    return round
  }

  const loop = intervalMs === undefined ? undefined : startLoop(runOnce, intervalMs, onError)
  return {
    runOnce,
    async stop() {
      await loop?.stop()
      await queue.close()
    },
  }
}

function startLoop(round: () => Promise<unknown>, intervalMs: number, onError: (error: unknown) => void) {
  const ended = new AbortController()
  const running = (async () => {
    while (!ended.signal.aborted) {
      await round().catch(onError)
      await rest(intervalMs, ended.signal)
    }
  })()
  return {
    async stop() {
      ended.abort()
      await running
    },
  }
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
