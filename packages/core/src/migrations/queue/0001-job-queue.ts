import type { Kysely } from 'kysely'
import { getConstructionPlans } from 'pg-boss'
import { EVENT_QUEUE, QUEUE_RETRIES, QUEUE_SCHEMA } from '../../events/queue.ts'
import { runScript } from '../run-script.ts'

/** Only whom to deliver to and how often; no row of a tenant is readable through it by any role but the worker's. */
const queueOptions = {
  policy: 'standard',
  retryLimit: QUEUE_RETRIES,
  retryDelay: 1,
  retryBackoff: true,
  expireInSeconds: 60,
}

/** The queue's tables are made here, by the owner of every schema; at run time the worker may only change rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The plans bring a transaction of their own; the migration already is one.
  const plans = getConstructionPlans(QUEUE_SCHEMA, { createSchema: false }).replace(/^\s*(BEGIN|COMMIT);\s*$/gm, '')
  await runScript(db, plans)
  await runScript(
    db,
    `
    select ${QUEUE_SCHEMA}.create_queue('${EVENT_QUEUE}', '${JSON.stringify(queueOptions)}'::jsonb);
    grant usage on schema ${QUEUE_SCHEMA} to linli_worker;
    grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to linli_worker;
    revoke execute on all functions in schema ${QUEUE_SCHEMA} from public;
    grant execute on function ${QUEUE_SCHEMA}.job_now() to linli_worker;
    `,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runScript(db, `drop schema ${QUEUE_SCHEMA} cascade; create schema ${QUEUE_SCHEMA}`)
}
