import { authModule, listAccounts } from '@linli/auth'
import type { PersonDetail } from '@linli/contract'
import type { ReadScope } from '@linli/database'
import { ok, type Result } from '@linli/kernel'
import { selectAppointmentsOf } from '../appointments/appointment.queries.ts'
import type { CoreTables } from '../core-module.ts'
import { refuseCore } from '../core-refusals.ts'
import { accountOf } from './list-people.ts'
import { selectChangesOf } from './people-page.queries.ts'
import { selectPerson } from './person.queries.ts'

const CHANGES = 100
const SHOWN_DIGITS = 4

/** A person with the posts they held, hold and will, and who changed what about them. Refuses with `people.person-not-found`. */
export async function getPerson(
  scope: ReadScope<CoreTables>,
  { personId, now }: { personId: string; now: Date },
): Promise<Result<PersonDetail>> {
  const person = await selectPerson(scope, personId)
  if (person === undefined) return refuseCore('not-found', 'people.person-not-found')
  const { name, demo, phone, leftOn } = person
  const accounts = await listAccounts(scope.as(authModule), { now, personIds: [personId] })
  const subjects = [personId, ...accounts.map(({ accountId }) => accountId)]
  const changes = await selectChangesOf(scope, subjects, CHANGES)
  return ok({
    ...{ id: personId, name, demo },
    ...accountOf(personId, accounts),
    ...(phone !== null && { phone: mask(phone) }),
    ...(leftOn !== null && { leftOn }),
    appointments: await selectAppointmentsOf(scope, personId),
    changes: changes.map((change) => ({ ...change, at: change.at.toISOString() })),
  })
}

function mask(phone: string): string {
  return phone.slice(0, -SHOWN_DIGITS).replace(/[0-9]/g, '*') + phone.slice(-SHOWN_DIGITS)
}
