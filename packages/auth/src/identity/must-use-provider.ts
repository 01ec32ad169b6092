import type { AuthParts } from '../auth-parts.ts'
import { findProvider } from './identity.queries.ts'

/** Whether the account's tenant takes no password of it: all but security administrators sign in at the provider then. */
export async function mustUseProvider(
  { open, offices }: AuthParts,
  { tenantId, personId }: { tenantId: string; personId: string },
): Promise<boolean> {
  const provider = await open(tenantId, findProvider)
  if (provider?.mode !== 'required') return false
  return !(await offices.isSecurityAdministrator({ tenantId, personId }))
}
