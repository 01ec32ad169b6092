import type { CoreWriting } from '../scope.ts'

/** An event as a subscriber gets it. */
export interface DeliveredEvent {
  readonly id: string
  readonly tenantId: string
  readonly type: string
  readonly schemaVersion: number
  readonly occurredAt: string
  /** The post that acted. */
  readonly postId: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** Who wants to know of an event. */
export interface EventSubscription {
  /** Unique and lasting: the record of what has been delivered is kept under it. */
  readonly name: string
  /** The event's type, such as `admission.item-approved`. */
  readonly event: string
  /**
   * Runs in the event's tenant, in one transaction with the record that it ran: whatever it writes happens exactly once,
   * however often the event is delivered. Anything thrown rolls back and is tried again later.
   */
  handle(scope: CoreWriting, event: DeliveredEvent): Promise<void>
}
