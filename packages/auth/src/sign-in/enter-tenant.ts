import type { WriteScope } from '@linli/database'
import { ok, type Result } from '@linli/kernel'
import { type CountedAccount, passHalfway, recordSignIn, replaceHash } from '../accounts/account.queries.ts'
import type { AuthTables } from '../auth-module.ts'
import type { AuthParts } from '../auth-parts.ts'
import type { Client } from '../client.ts'
import { updateOutcome } from '../history/record.queries.ts'
import { isPasswordTooOld } from '../passwords/password-age.ts'
import type { PasswordDesk } from '../passwords/password-hasher.ts'
import type { RulesInForce } from '../rules/sign-in-rules.ts'
import { enrolmentDeadline } from '../second-factor/enrolment.policy.ts'
import { findSecondFactor } from '../second-factor/second-factor.queries.ts'
import { halfSessionLimits } from '../sessions/session.policy.ts'
import type { StartedSession } from '../sessions/session-record.ts'

/** An attempt whose password is right. */
export interface Entry {
  readonly tenantId: string
  readonly account: CountedAccount
  readonly password: string
  readonly client: Client
  readonly rules: RulesInForce
  /** The attempt's place on record. */
  readonly noteId: string
}

/**
 * Begins a session and clears the failures, both or neither; with a second factor half a session, and the failures stay.
 * Nothing when the account was closed or its password changed while it was being looked at.
 */
export async function enterTenant(
  parts: AuthParts,
  desk: PasswordDesk,
  entry: Entry,
): Promise<Result<StartedSession> | undefined> {
  const { tenantId, account, password, noteId } = entry
  const deadline = await deadlineOf(parts, entry)
  const started = await parts.open(tenantId, async (scope) => {
    const factor = await findSecondFactor(scope, account.id)
    const begun =
      factor?.confirmed_at != null
        ? await beginHalf(parts, scope, entry)
        : await begin(parts, scope, { ...entry, deadline })
    if (begun !== undefined) await updateOutcome(scope, noteId, begun.half ? 'second-factor-asked' : 'signed-in')
    return begun
  })
  if (started === undefined) return undefined
  // not at half a session: a new hash takes failures off
  if (!started.half && desk.isOutdated(account.password_hash)) {
    const hash = await desk.hash(password)
    const { mustChangePassword } = started.session
    await parts.open(tenantId, (scope) => replaceHash(scope, account, { hash, mustChangePassword }))
  }
  return ok(started)
}

/** Until when a second factor must be set up. Asked before the transaction, since it may open one of its own. */
export async function deadlineOf(
  parts: AuthParts,
  {
    tenantId,
    account,
    rules,
  }: Pick<Entry, 'tenantId' | 'rules'> & {
    readonly account: Pick<CountedAccount, 'person_id' | 'created_at'>
  },
): Promise<Date | undefined> {
  const isAdministrator =
    rules.secondFactor === 'administrators' &&
    (await parts.offices.isAdministrator({ tenantId, personId: account.person_id }))
  return enrolmentDeadline(rules, { accountCreatedAt: account.created_at, isAdministrator })
}

async function beginHalf(
  { sessions }: AuthParts,
  scope: WriteScope<AuthTables>,
  { account, client }: Entry,
): Promise<StartedSession | undefined> {
  if (!(await passHalfway(scope, account))) return undefined
  return sessions.start(scope, {
    accountId: account.id,
    personId: account.person_id,
    mustChangePassword: account.must_change_password,
    half: true,
    limits: halfSessionLimits,
    client,
  })
}

async function begin(
  { sessions, clock }: AuthParts,
  scope: WriteScope<AuthTables>,
  { account, client, rules, deadline }: Entry & { deadline: Date | undefined },
): Promise<StartedSession | undefined> {
  const now = clock.now()
  const mustChangePassword = account.must_change_password || isPasswordTooOld(rules, account.password_changed_at, now)
  if (!(await recordSignIn(scope, account, { now, mustChangePassword }))) return undefined
  const mustEnrol = deadline !== undefined && deadline <= now
  const owner = { accountId: account.id, personId: account.person_id, mustChangePassword, mustEnrol }
  const started = await sessions.start(scope, { ...owner, limits: rules, client })
  return deadline === undefined || mustEnrol ? started : { ...started, enrolBy: deadline }
}
