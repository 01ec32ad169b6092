import { activateAccount, authModule, findAccounts } from '@linli/auth'
import type { Actor } from '@linli/contract/trpc'
import type { Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreWriting } from '../scope.ts'
import { type AccountAct, auditAccountAct } from './account-of-other.ts'
import { selectPerson } from './person.queries.ts'

/** Opens a closed account again. Refuses with `auth.account-not-found`, and with `people.left` when its person has gone. */
export async function activatePerson(scope: CoreWriting, actor: Actor, act: AccountAct): Promise<Result<void>> {
  const auth = scope.as(authModule)
  const [account] = await findAccounts(auth, { accountId: act.accountId, limit: 1 })
  const person = account && (await selectPerson(scope, account.personId))
  if (person?.leftOn) return refuseCore('conflict', 'people.left', { on: person.leftOn })
  const done = await activateAccount(auth, { accountId: act.accountId })
  if (!done.ok) return done
  await auditAccountAct(scope, actor, { ...act, action: 'people.activate' })
  return done
}
