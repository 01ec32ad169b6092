import type { AuthParts } from '../auth-parts.ts'
import type { AccountHolder } from '../offices.ts'
import { findProvider } from './identity.queries.ts'

/** Whether somebody's account may sign in with a password: where a provider is required, security administrators' alone. */
export async function takesPassword({ open, offices }: AuthParts, holder: AccountHolder): Promise<boolean> {
  const provider = await open(holder.tenantId, findProvider)
  return provider?.mode !== 'required' || (await offices.isSecurityAdministrator(holder))
}
