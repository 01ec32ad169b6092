/**
 * A part of the product with a PostgreSQL role of its own. `DB` types the tables that the role may touch, so that a scope
 * of one module cannot even name another module's tables.
 */
export interface Module<DB> {
  /** The PostgreSQL role that each statement of this module runs as. */
  readonly role: string
  /** The column that the query layer compares with the scope's tenant; `city_id` for the city's view of its districts. */
  readonly tenantColumn: string
  /** Schema-qualified tables that belong to the platform and carry no tenant, such as a calendar. */
  readonly platformTables: ReadonlySet<string>
  readonly tables?: DB
}

/** Names a module once, beside its table types. */
export function defineModule<DB>(
  role: string,
  options: { tenantColumn?: string; platformTables?: readonly string[] } = {},
): Module<DB> {
  return {
    role,
    tenantColumn: options.tenantColumn ?? 'tenant_id',
    platformTables: new Set(options.platformTables ?? []),
  }
}
