import { PUBLISHED_SCHEMA } from '@linli/core'
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Lets a plugin's role read what the core publishes, now and later, and nothing else of the core. */
export function publishedViewGrants(role: string): Migration {
  const plugin = sql.id(role)
  const published = sql.id(PUBLISHED_SCHEMA)
  return {
    async up(db: Kysely<unknown>) {
      await sql`grant usage on schema ${plugin} to ${plugin}`.execute(db)
      await sql`grant usage on schema ${published} to ${plugin}`.execute(db)
      await sql`grant select on all tables in schema ${published} to ${plugin}`.execute(db)
      await sql`alter default privileges in schema ${published} grant select on tables to ${plugin}`.execute(db)
    },
    async down(db: Kysely<unknown>) {
      await sql`alter default privileges in schema ${published} revoke select on tables from ${plugin}`.execute(db)
      await sql`revoke select on all tables in schema ${published} from ${plugin}`.execute(db)
      await sql`revoke usage on schema ${published} from ${plugin}`.execute(db)
      await sql`revoke usage on schema ${plugin} from ${plugin}`.execute(db)
    },
  }
}
