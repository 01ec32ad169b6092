import { newId } from '@linli/kernel'
import { selectAccountByName } from '../accounts/account.queries.ts'
import type { AuthParts } from '../auth-parts.ts'
import type { Client } from '../client.ts'
import { insertSignIn } from '../history/record.queries.ts'
import { findProvider } from './identity.queries.ts'

export interface PasswordAttempt extends Client {
  readonly tenantId: string
  readonly account: string
}

/**
 * The account by that name when its tenant takes no password of it: all but security administrators sign in at the
 * provider then. Known before the password is looked at and noted alike for a right and a wrong one, so that the answer
 * tells nothing of it; nothing is counted, so that nobody can lock who has no use for the password.
 */
export async function findProviderAccount(
  { clock, open, offices }: AuthParts,
  { tenantId, account: name, ip, userAgent }: PasswordAttempt,
): Promise<string | undefined> {
  const account = await open(tenantId, async (scope) => {
    const provider = await findProvider(scope)
    return provider?.mode === 'required' ? selectAccountByName(scope, name) : undefined
  })
  if (account === undefined) return undefined
  if (await offices.isSecurityAdministrator({ tenantId, personId: account.person_id })) return undefined
  const now = clock.now()
  const note = { id: newId(now), at: now, ip, userAgent, outcome: 'provider-required' }
  await open(tenantId, (scope) => insertSignIn(scope, account.id, note))
  return account.id
}
