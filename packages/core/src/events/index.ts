export { emitEvent, type NewEvent } from './emit-event.ts'
export type { DeliveredEvent, EventSubscription } from './subscription.ts'
