/** The schema in which the job queue keeps its own tables. */
export const QUEUE_SCHEMA = 'pgboss'

/** The one queue that carries events to their subscribers. */
export const EVENT_QUEUE = 'linli-events'

/** A delivery that keeps failing is tried this often, ever later, and then kept as failed. */
export const QUEUE_RETRIES = 8
