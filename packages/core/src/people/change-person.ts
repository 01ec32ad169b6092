import type { Actor } from '@linli/contract/trpc'
import { ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import type { CoreWriting } from '../scope.ts'
import { selectPerson, updatePerson } from './person.queries.ts'

export interface PersonChanges {
  readonly personId: string
  readonly name: string
  /** Empty to keep the number that is there, since nobody has seen it whole. */
  readonly phone: string
  readonly reason: string
  readonly at: Date
}

/**
 * Corrects a name or a number; what was done under the old name keeps it. The audit has both names, and of the number only
 * that it changed. Refuses with `people.person-not-found`.
 */
export async function changePerson(scope: CoreWriting, actor: Actor, change: PersonChanges): Promise<Result<void>> {
  const { personId, name, phone, reason, at } = change
  const person = await selectPerson(scope, personId)
  if (person === undefined) return refuseCore('not-found', 'people.person-not-found')
  await updatePerson(scope, personId, { name, phone: phone === '' ? person.phone : phone })
  const details = {
    ...{ person: name, reason },
    ...(name !== person.name && { before: person.name }),
    ...(phone !== '' && phone !== person.phone && { phone: true }),
  }
  await appendAudit(scope, actor, { at, action: 'people.change', subjectKind: 'person', subjectId: personId, details })
  return ok(undefined)
}
