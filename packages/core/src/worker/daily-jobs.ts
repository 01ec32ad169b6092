import type { Database } from '@linli/database'
import { type Clock, type DateText, today } from '@linli/kernel'
import { listTenants } from '../tenancy/list-tenants.ts'
import type { TenantRecord } from '../tenancy/tenant.queries.ts'

/** Work that is done in every tenant because a day has begun; doing it again does no harm. */
export interface DailyJob {
  readonly name: string
  run(tenant: TenantRecord): Promise<void>
}

export interface DailyJobsOptions {
  readonly database: Database
  readonly clock: Clock
  readonly jobs: readonly DailyJob[]
}

const RETRY_MS = 600_000

/**
 * Answers a function for every round: it does the day's work once after the start and once after each midnight in
 * Asia/Shanghai. Each tenant's work is tried; where one fails, all of it is tried again ten minutes later.
 */
export function createDailyJobs({ database, clock, jobs }: DailyJobsOptions): () => Promise<void> {
  let doneOn: DateText | undefined
  let retryAt = 0

  return async () => {
    const day = today(clock)
    if (doneOn === day || clock.now().getTime() < retryAt) return
    const failures: unknown[] = []
    for (const tenant of await listTenants(database)) {
      for (const job of jobs) {
        await job.run(tenant).catch((cause: unknown) => {
          failures.push(new Error(`the daily job ${job.name} failed in ${tenant.slug}`, { cause }))
        })
      }
    }
    if (failures.length === 0) doneOn = day
    else retryAt = clock.now().getTime() + RETRY_MS
    if (failures.length > 0) throw new AggregateError(failures, 'A daily job failed')
  }
}
