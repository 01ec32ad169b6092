import type pg from 'pg'
import type { CatalogueAllowances } from './allowances.ts'
import { catalogueRules } from './rules.ts'

export interface CatalogueFault {
  readonly rule: string
  readonly object: string
}

/** Holds every rule against the running database; an empty answer is a sound one. */
export async function findCatalogueFaults(
  admin: pg.Client,
  allowances: CatalogueAllowances,
): Promise<CatalogueFault[]> {
  const faults: CatalogueFault[] = []
  for (const rule of catalogueRules) {
    const values = rule.sql.includes('$1') ? [JSON.stringify(allowances)] : []
    const { rows } = await admin.query<{ object: string }>(rule.sql, values)
    faults.push(...rows.map(({ object }) => ({ rule: rule.name, object })))
  }
  return faults
}
