import { type Auth, authModule, type ProviderInput } from '@linli/auth'
import type { Actor } from '@linli/contract/trpc'
import type { Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import type { CoreWriting } from '../scope.ts'

export interface ProviderAct extends ProviderInput {
  readonly auth: Pick<Auth, 'provider'>
  readonly reason: string
  readonly at: Date
}

/** Sets the tenant's identity provider. Refuses with `auth.provider-issuer-invalid`, `auth.provider-secret-missing`. */
export async function setTenantProvider(
  scope: CoreWriting,
  actor: Actor,
  { auth, reason, at, ...provider }: ProviderAct,
): Promise<Result<void>> {
  const set = await auth.provider.set(scope.as(authModule), provider)
  if (!set.ok) return set
  const { issuer, clientId, accountClaim, mode } = provider
  const details = { reason, issuer, clientId, accountClaim, mode }
  const subject = { subjectKind: 'tenant', subjectId: scope.tenantId }
  await appendAudit(scope, actor, { at, action: 'security.set-provider', ...subject, details })
  return set
}
