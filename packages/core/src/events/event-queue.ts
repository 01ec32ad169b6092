import type { Database, WriteScope } from '@linli/database'
import { PgBoss } from 'pg-boss'
import type { WorkerTables } from '../worker/worker-module.ts'
import { EVENT_QUEUE, QUEUE_SCHEMA } from './queue.ts'
import { queueDatabase, queueDatabaseIn } from './queue-database.ts'
import type { DeliveredEvent } from './subscription.ts'

/** One event on its way to one subscriber. */
export interface Delivery {
  readonly subscriber: string
  readonly event: DeliveredEvent
}

export interface FetchedDelivery extends Delivery {
  readonly jobId: string
}

/** The queue between the outbox and the subscribers; at least once. */
export interface EventQueue {
  /** Puts deliveries in the queue within an open transaction of the worker. */
  enqueue(scope: WriteScope<WorkerTables>, deliveries: readonly Delivery[]): Promise<void>
  /** Takes deliveries that are due; they come again unless they are acknowledged in time. */
  fetch(limit: number): Promise<FetchedDelivery[]>
  acknowledge(jobId: string): Promise<void>
  /** Has a delivery tried again later, ever later. */
  postpone(jobId: string, reason: string): Promise<void>
  /** Brings back what was taken and never acknowledged, and throws old jobs away. */
  maintain(): Promise<void>
  close(): Promise<void>
}

/** Opens the queue. Its tables are there since the migration; this only changes rows. */
export async function openEventQueue(database: Database, onError: (error: Error) => void): Promise<EventQueue> {
  const boss = new PgBoss({
    db: queueDatabase(database),
    schema: QUEUE_SCHEMA,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
    reindex: false,
    monitorVacuum: false,
  })
  boss.on('error', onError)
  await boss.start()
  return {
    async enqueue(scope, deliveries) {
      if (deliveries.length === 0) return
      const jobs = deliveries.map((delivery) => ({ data: { ...delivery } }))
      await boss.insert(EVENT_QUEUE, jobs, { db: queueDatabaseIn(scope) })
    },
    async fetch(limit) {
      const jobs = await boss.fetch<Delivery>(EVENT_QUEUE, { batchSize: limit })
      return jobs.map(({ id, data }) => ({ ...data, jobId: id }))
    },
    async acknowledge(jobId) {
      await boss.complete(EVENT_QUEUE, jobId)
    },
    async postpone(jobId, reason) {
      await boss.fail(EVENT_QUEUE, jobId, { reason })
    },
    maintain: () => boss.supervise(EVENT_QUEUE),
    close: () => boss.stop({ graceful: false }),
  }
}
