import type pg from 'pg'

/** The columns of the core in which a name or title stands that people chose. */
const NAMES: readonly (readonly [table: string, column: string])[] = [
  ['core.tenant', 'name'],
  ['core.org_unit', 'name'],
  ['core.org_unit', 'full_name'],
  ['core.person', 'name'],
  ['core.post', 'title'],
  ['core.parameter', 'source_document'],
  ['core.identifier', 'source'],
]

/**
 * Puts a word into every name of a tenant, past the use cases. Whatever is made later copies these names: timelines, audit
 * entries, to-dos. A district's own name is known to its city, so it carries `shown` instead.
 */
export async function plantCanaries(
  admin: pg.Client,
  tenantId: string,
  { canary, shown }: { readonly canary: string; readonly shown: string },
): Promise<void> {
  for (const [table, column] of NAMES) {
    const word = table === 'core.tenant' ? shown : canary
    await admin.query(`update ${table} set ${column} = ${column} || $2 where tenant_id = $1`, [tenantId, word])
  }
}
