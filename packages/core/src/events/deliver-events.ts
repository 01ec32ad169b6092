import type { Database } from '@linli/database'
import type { Clock } from '@linli/kernel'
import { coreModule } from '../core-module.ts'
import type { TenantDirectory } from '../tenancy/tenant-directory.ts'
import { claimEffect } from './event.queries.ts'
import type { Delivery, EventQueue } from './event-queue.ts'
import type { EventSubscription } from './subscription.ts'

const BATCH = 50

export interface Delivering {
  readonly database: Database
  readonly queue: EventQueue
  readonly tenants: TenantDirectory
  readonly subscriptions: readonly EventSubscription[]
  readonly clock: Clock
  /** Told of every handler that failed; the delivery is tried again. */
  readonly onError: (error: unknown, delivery: Delivery) => void
}

/** Hands what is due to its subscribers. @returns how many deliveries succeeded */
export async function deliverEvents(work: Delivering): Promise<number> {
  let delivered = 0
  for (;;) {
    const deliveries = await work.queue.fetch(BATCH)
    for (const delivery of deliveries) {
      try {
        await deliver(work, delivery)
      } catch (error) {
        work.onError(error, delivery)
        await work.queue.postpone(delivery.jobId, String(error))
        continue
      }
      await work.queue.acknowledge(delivery.jobId)
      delivered += 1
    }
    if (deliveries.length < BATCH) return delivered
  }
}

/** Runs a subscriber's handler unless its effect has happened; the effect and the record of it are one transaction. */
export async function deliver(
  work: Omit<Delivering, 'queue' | 'onError'>,
  { subscriber, event }: Delivery,
): Promise<void> {
  const subscription = work.subscriptions.find(({ name }) => name === subscriber)
  if (subscription === undefined) throw new Error(`Nobody subscribes as ${subscriber}`)
  const context = await work.tenants.contextOf(event.tenantId)
  await work.database.write(coreModule, context, async (scope) => {
    const first = await claimEffect(scope, `${subscriber}/${event.id}`, work.clock.now())
    if (first) await subscription.handle(scope, event)
  })
}
