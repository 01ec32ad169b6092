import { authModule, listAccounts } from '@linli/auth'
import type { Actor } from '@linli/contract/trpc'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreWriting } from '../scope.ts'

/** What an administrator does to somebody's account. */
export interface AccountAct {
  readonly accountId: string
  readonly at: Date
}

/** Refuses with `people.own-account`: nobody closes or resets the account in which they are working. */
export async function refuseOwnAccount(
  scope: CoreWriting,
  actor: Actor,
  { accountId, at }: AccountAct,
): Promise<Result<void>> {
  const own = await listAccounts(scope.as(authModule), { now: at, personIds: [actor.personId] })
  return own.some((account) => account.accountId === accountId)
    ? refuseCore('conflict', 'people.own-account')
    : ok(undefined)
}
