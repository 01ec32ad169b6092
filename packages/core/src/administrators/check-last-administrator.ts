import { authModule, findAccounts, listAccounts } from '@linli/auth'
import { administratorRoles } from '@linli/contract'
import { type DateText, dayOf, ok, type Result } from '@linli/kernel'
import { selectAppointmentsOf, selectHoldersFrom } from '../appointments/appointment.queries.ts'
import { holdsOn } from '../appointments/period.policy.ts'
import { isAdministratorRole } from '../appointments/separation.policy.ts'
import { refuseCore } from '../core-refusals.ts'
import type { CoreWriting } from '../scope.ts'

export interface Removal {
  readonly personId: string
  /** The first day on which the person does not administer any more. */
  readonly on: DateText
  readonly at: Date
}

/**
 * Whether each duty that a person holds on a day is somebody else's too, who can sign in: none of the three is ever left to
 * nobody. Refuses with `people.last-administrator`.
 */
export async function checkAnotherHolder(scope: CoreWriting, { personId, on, at }: Removal): Promise<Result<void>> {
  const held = (await selectAppointmentsOf(scope, personId)).filter((one) => holdsOn(one, on))
  const duties = held.filter(({ role }) => isAdministratorRole(role))
  if (duties.length === 0) return ok(undefined)
  const others = (await selectHoldersFrom(scope, administratorRoles, on)).filter(
    (one) => one.personId !== personId && holdsOn(one, on),
  )
  const accounts = await listAccounts(scope.as(authModule), { now: at, personIds: others.map((one) => one.personId) })
  const active = new Set(accounts.filter((account) => account.active).map((account) => account.personId))
  const last = duties.find(({ role }) => !others.some((one) => one.role === role && active.has(one.personId)))
  return last === undefined ? ok(undefined) : refuseCore('conflict', 'people.last-administrator', { post: last.title })
}

/** The same for whoever's account this is; an unknown one is refused by whoever closes it. */
export async function checkAnotherAdministrator(
  scope: CoreWriting,
  { accountId, at }: { accountId: string; at: Date },
): Promise<Result<void>> {
  const [account] = await findAccounts(scope.as(authModule), { accountId, limit: 1 })
  return account === undefined
    ? ok(undefined)
    : checkAnotherHolder(scope, { personId: account.personId, on: dayOf(at), at })
}
