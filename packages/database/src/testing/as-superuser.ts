import pg from 'pg'

/** Lends a connection of the test cluster's superuser, who is past every wall. */
export async function withSuperuser<T>(
  adminConnectionString: string,
  work: (admin: pg.Client) => Promise<T>,
): Promise<T> {
  const admin = new pg.Client({ connectionString: adminConnectionString })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

/** Runs one statement as the superuser: to look behind the walls, or to tamper as only an intruder could. */
export function asSuperuser(
  adminConnectionString: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Record<string, unknown>[]> {
  return withSuperuser(adminConnectionString, async (admin) => (await admin.query(sql, [...values])).rows)
}
