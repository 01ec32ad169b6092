import { authModule, findAccounts, listAccounts } from '@linli/auth'
import type { Actor } from '@linli/contract/trpc'
import { ok, type Result } from '@linli/kernel'
import { type AuditedAct, appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import type { CoreWriting } from '../scope.ts'
import { selectPerson } from './person.queries.ts'

/** What a security administrator does to somebody's account. */
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

/** Writes down what was done to an account, with whose it is in the words of the day. */
export async function auditAccountAct(
  scope: CoreWriting,
  actor: Actor,
  { accountId, at, action }: AccountAct & Pick<AuditedAct, 'action'>,
): Promise<void> {
  const [found] = await findAccounts(scope.as(authModule), { accountId, limit: 1 })
  const person = found && (await selectPerson(scope, found.personId))
  const details = { ...(found && { account: found.account }), ...(person && { person: person.name }) }
  await appendAudit(scope, actor, { at, action, subjectKind: 'account', subjectId: accountId, details })
}
