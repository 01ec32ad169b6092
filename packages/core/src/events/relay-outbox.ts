import type { Database } from '@linli/database'
import { workerModule } from '../worker/worker-module.ts'
import { takeFromOutbox } from './event.queries.ts'
import type { EventQueue } from './event-queue.ts'
import type { EventSubscription } from './subscription.ts'

const BATCH = 200

/** Moves events from the outbox to the queue, one delivery a subscriber. @returns how many events it moved */
export async function relayOutbox(
  database: Database,
  queue: EventQueue,
  subscriptions: readonly EventSubscription[],
): Promise<number> {
  const byEvent = Map.groupBy(subscriptions, ({ event }) => event)
  let moved = 0
  for (;;) {
    const count = await database.platform(workerModule, async (scope) => {
      const events = await takeFromOutbox(scope, BATCH)
      const deliveries = events
        .map((event) => ({ ...event, occurredAt: event.occurredAt.toISOString() }))
        .flatMap((event) => (byEvent.get(event.type) ?? []).map(({ name }) => ({ subscriber: name, event })))
      await queue.enqueue(scope, deliveries)
      return events.length
    })
    moved += count
    if (count < BATCH) return moved
  }
}
