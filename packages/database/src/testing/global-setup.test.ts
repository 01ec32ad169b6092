import pg from 'pg'
import { expect, it } from 'vitest'

it('hands the address of the run’s PostgreSQL to the workers', async () => {
  const client = new pg.Client({ connectionString: process.env.LINLI_TEST_DATABASE_URL })
  await client.connect()
  const { rows } = await client.query('select rolsuper from pg_roles where rolname = current_user')
  await client.end()
  expect(rows).toEqual([{ rolsuper: true }])
})
