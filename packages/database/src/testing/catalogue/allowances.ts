/** What the product allows by name, beside the rules; each entry is an exception that somebody decided. */
export interface CatalogueAllowances {
  /** Tables without a tenant: at run time read-only or unreachable. */
  readonly platformTables: readonly string[]
  /** Who writes to platform tables all the same, as `role writes schema.table`. */
  readonly platformWrites: readonly string[]
  /** Schemas of a library that brings its own tables, granted to the worker alone. */
  readonly librarySchemas: readonly string[]
  /** Policies beside the tenant policy, as `schema.table name to roles for command using … check …`. */
  readonly policies: readonly string[]
  readonly definerFunctions: readonly string[]
  /** Functions that everybody may call. */
  readonly publicFunctions: readonly string[]
}

const contextFunctions = ['linli.tenant', 'linli.city', 'linli.actor', 'linli.module']

/** What this package itself needs. */
const databaseAllowances: CatalogueAllowances = {
  platformTables: ['linli.context_secret'],
  platformWrites: [],
  librarySchemas: [],
  policies: [],
  definerFunctions: contextFunctions,
  publicFunctions: [...contextFunctions, 'linli.platform'],
}

/** Adds up the allowances of several modules; the histories of migrations are platform tables of every module. */
export function mergeAllowances(
  modules: readonly string[],
  parts: readonly Partial<CatalogueAllowances>[],
): CatalogueAllowances {
  const all = [databaseAllowances, ...parts]
  const collect = (key: keyof CatalogueAllowances) => all.flatMap((part) => part[key] ?? [])
  return {
    platformTables: [
      ...collect('platformTables'),
      ...['database', ...modules].flatMap((name) => [`linli.migration_${name}`, `linli.migration_lock_${name}`]),
    ],
    platformWrites: collect('platformWrites'),
    librarySchemas: collect('librarySchemas'),
    policies: collect('policies'),
    definerFunctions: collect('definerFunctions'),
    publicFunctions: collect('publicFunctions'),
  }
}
