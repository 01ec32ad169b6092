import type { WriteScope } from '@linli/database'
import { ok, type Result } from '@linli/kernel'
import { lockHash } from '../accounts/account.queries.ts'
import { isFormer } from '../accounts/change-password.ts'
import type { AuthTables } from '../auth-module.ts'
import type { AuthParts } from '../auth-parts.ts'
import { refuseAuth } from '../auth-refusals.ts'
import type { Client } from '../client.ts'
import { keepFormerHash, selectFormerHashes } from '../history/record.queries.ts'
import { takesPassword } from '../identity/takes-password.ts'
import { checkNewPassword } from '../passwords/password.policy.ts'
import { readSignInRules } from '../rules/read-sign-in-rules.ts'
import type { RulesInForce } from '../rules/sign-in-rules.ts'
import { deleteSessionsOfAccount } from '../sessions/session.queries.ts'
import type { StartedSession } from '../sessions/session-record.ts'
import { type SessionName, sessionNamedBy, splitTenantScopedId } from '../sessions/session-token.ts'
import { createSignIn } from '../sign-in/sign-in.ts'
import { findInvited, setChosenPassword, takeInvitation } from './invitation.queries.ts'

/** Who is invited, and what the password they choose must be like. */
export interface Invited {
  readonly tenantId: string
  readonly accountId: string
  readonly personId: string
  readonly account: string
  readonly rules: RulesInForce
}

export interface AcceptInput extends Client {
  readonly token: string
  readonly password: string
  /** Of the person, which the password may not hold. */
  readonly name?: string | undefined
}

/**
 * Refuses `auth.invitation-not-good` alike for what is unknown, used, taken back and too old, and `auth.provider-required`
 * where the tenant takes no password of the account: the invitation stays good for when it does.
 */
export async function lookAtInvitation(parts: AuthParts, token: string): Promise<Result<Invited>> {
  const name = sessionNamedBy(token)
  if (name === undefined) return notGood()
  const found = await findOpen(parts, name)
  if (found.ok && !(await takesPassword(parts, found.value))) return refuseAuth('forbidden', 'auth.provider-required')
  return found
}

function findOpen(parts: AuthParts, name: SessionName): Promise<Result<Invited>> {
  return parts.open(name.tenantId, async (scope) => {
    const found = await findInvited(scope, splitTenantScopedId(name.id).key, parts.clock.now())
    if (found === undefined) return notGood()
    const rules = await readSignInRules(scope, parts.defaults)
    return ok({
      tenantId: name.tenantId,
      accountId: found.id,
      personId: found.person_id,
      account: found.account,
      rules,
    })
  })
}

/**
 * Sets the password that the invited person has chosen and signs them in as every sign-in does: a second factor that the
 * account has is still asked for. Refuses as `lookAtInvitation` does, what is wrong with the password, and as `signIn` does.
 */
export async function acceptInvitation(parts: AuthParts, input: AcceptInput): Promise<Result<StartedSession>> {
  const invited = await lookAtInvitation(parts, input.token)
  if (!invited.ok) return invited
  const { tenantId, accountId, account, rules } = invited.value
  const fit = checkNewPassword(input.password, { account, name: input.name }, rules)
  if (!fit.ok) return fit
  const set = await parts.hasher.admit(async (desk) => {
    const known = await parts.open(tenantId, (scope) => readKnownHashes(scope, accountId, rules))
    if (await isFormer(desk, input.password, known)) {
      return refuseAuth('invalid', 'auth.password-used-before', { history: rules.history })
    }
    const hash = await desk.hash(input.password)
    return parts.open(tenantId, (scope) => useUp(parts, scope, input.token, { hash, keep: rules.history - 1 }))
  })
  if (!set.ok) return set
  parts.sessions.forgetAll({ tenantId })
  const { password, ip, userAgent } = input
  return createSignIn(parts)({ account, password, ip, userAgent })
}

async function useUp(
  { clock }: AuthParts,
  scope: WriteScope<AuthTables>,
  token: string,
  { hash, keep }: { readonly hash: string; readonly keep: number },
): Promise<Result<void>> {
  const now = clock.now()
  const key = splitTenantScopedId(sessionNamedBy(token)?.id ?? '.').key
  const found = await findInvited(scope, key, now)
  // the account first, as whatever ends an invitation does
  const former = found && (await lockHash(scope, found.id))
  if (found === undefined || !(await takeInvitation(scope, key, now))) return notGood()
  if (former !== undefined) await keepFormerHash(scope, { accountId: found.id, hash: former, now, keep })
  await setChosenPassword(scope, found.id, hash, now)
  await deleteSessionsOfAccount(scope, found.id)
  return ok(undefined)
}

/** The password that holds, and those before it that may not be chosen again. */
async function readKnownHashes(
  scope: WriteScope<AuthTables>,
  accountId: string,
  { history }: RulesInForce,
): Promise<string[]> {
  const present = await lockHash(scope, accountId)
  return [...(present === undefined ? [] : [present]), ...(await selectFormerHashes(scope, accountId, history - 1))]
}

function notGood(): Result<never> {
  return refuseAuth('not-found', 'auth.invitation-not-good')
}
