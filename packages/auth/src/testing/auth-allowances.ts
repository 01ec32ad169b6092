import type { CatalogueAllowances } from '@linli/database/testing'

/** What the catalogue's rules allow this package by name. */
export const authAllowances: Partial<CatalogueAllowances> = {
  // Whoever signs in names no tenant, so one table knows where each account is at home; nobody holds a right on it.
  platformTables: ['auth.account_directory', 'auth.provider_directory'],
  // The directory answers through these two alone: one question before a tenant is known, one claim inside a tenant.
  definerFunctions: [
    'auth.tenant_of_account',
    'auth.claim_account',
    // the sign-in page asks which tenants have a provider; a tenant tells of its own
    'auth.published_providers',
    'auth.publish_provider',
  ],
}
