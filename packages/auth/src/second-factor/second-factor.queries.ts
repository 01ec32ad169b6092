import type { WriteScope } from '@linli/database'
import type { AuthTables } from '../auth-module.ts'

type Scope = WriteScope<AuthTables>

/** What is known of an account's second factor, its secret still sealed; nothing when there is none. */
export function findSecondFactor(scope: Scope, accountId: string) {
  return scope.db
    .selectFrom('auth.second_factor')
    .select(['secret_sealed', 'confirmed_at', 'created_at'])
    .where('account_id', '=', accountId)
    .executeTakeFirst()
}

/** Begins anew with another secret; a confirmed one is left alone, and the answer is false then. */
export async function putUnconfirmed(
  scope: Scope,
  factor: { accountId: string; sealed: string; now: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await scope.db
    .insertInto('auth.second_factor')
    .values({
      account_id: factor.accountId,
      secret_sealed: factor.sealed,
      created_at: factor.now,
      confirmed_at: null,
      last_step: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'account_id'])
        .doUpdateSet({ secret_sealed: factor.sealed, created_at: factor.now })
        .where('auth.second_factor.confirmed_at', 'is', null),
    )
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function setConfirmed(scope: Scope, accountId: string, now: Date): Promise<void> {
  await scope.db
    .updateTable('auth.second_factor')
    .set({ confirmed_at: now })
    .where('account_id', '=', accountId)
    .execute()
}

/** Takes the code of a step, once: false when a code of this step or a later one was taken before. */
export async function takeStep(scope: Scope, accountId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await scope.db
    .updateTable('auth.second_factor')
    .set({ last_step: String(step) })
    .where('account_id', '=', accountId)
    .where((eb) => eb.or([eb('last_step', 'is', null), eb('last_step', '<', String(step))]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** With its recovery codes; false when there was none. */
export async function deleteSecondFactor(scope: Scope, accountId: string): Promise<boolean> {
  await scope.db.deleteFrom('auth.recovery_code').where('account_id', '=', accountId).execute()
  const { numDeletedRows } = await scope.db
    .deleteFrom('auth.second_factor')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** In the place of all that were there. */
export async function replaceRecoveryCodes(scope: Scope, accountId: string, hashes: readonly string[]): Promise<void> {
  await scope.db.deleteFrom('auth.recovery_code').where('account_id', '=', accountId).execute()
  await scope.db
    .insertInto('auth.recovery_code')
    .values(hashes.map((code_hash) => ({ account_id: accountId, code_hash, used_at: null })))
    .execute()
}

/** Uses a code up; false when it is none of the account's or was used before. */
export async function takeRecoveryCode(
  scope: Scope,
  code: { accountId: string; hashes: readonly string[]; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await scope.db
    .updateTable('auth.recovery_code')
    .set({ used_at: code.now })
    .where('account_id', '=', code.accountId)
    .where('code_hash', 'in', code.hashes)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function countRecoveryCodesLeft(scope: Scope, accountId: string): Promise<number> {
  const { left } = await scope.db
    .selectFrom('auth.recovery_code')
    .select((eb) => eb.fn.countAll<string>().as('left'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(left)
}

/** When an account was made: where the time of grace begins at the earliest. */
export async function findAccountCreation(scope: Scope, accountId: string): Promise<Date> {
  const { created_at } = await scope.db
    .selectFrom('auth.account')
    .select('created_at')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  return created_at
}
