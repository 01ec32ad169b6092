import { newId } from '@linli/kernel'
import type { Insertable } from 'kysely'
import type { AdministratorProposalTable } from '../people/people.tables.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'

export type NewProposal = Omit<
  Insertable<AdministratorProposalTable>,
  'id' | 'decided_by_person' | 'decided_by_name' | 'decided_at' | 'outcome' | 'decision_reason'
>

export async function insertProposal(scope: CoreWriting, proposal: NewProposal): Promise<string> {
  const id = newId()
  const undecided = {
    ...{ decided_by_person: null, decided_by_name: null, decided_at: null },
    ...{ outcome: null, decision_reason: null },
  }
  await scope.db
    .insertInto('core.administrator_proposal')
    .values({ ...proposal, ...undecided, id })
    .execute()
  return id
}

const columns = [
  'id',
  'kind',
  'role',
  'title',
  'person_id as personId',
  'person_name as name',
  'account',
  'appointment_id as appointmentId',
  'effective_on as on',
  'reason',
  'proposed_by_person as proposedByPerson',
  'proposed_by_name as proposedBy',
  'proposed_by_role as proposedByRole',
  'proposed_at as proposedAt',
  'outcome',
] as const

export function selectOpenProposals(scope: CoreReading) {
  return scope.db
    .selectFrom('core.administrator_proposal')
    .select(columns)
    .where('outcome', 'is', null)
    .orderBy('proposed_at')
    .limit(200)
    .execute()
}

export type ProposalRecord = Awaited<ReturnType<typeof selectOpenProposals>>[number]

export function selectProposal(scope: CoreReading, id: string): Promise<ProposalRecord | undefined> {
  return scope.db.selectFrom('core.administrator_proposal').select(columns).where('id', '=', id).executeTakeFirst()
}

export interface Decision {
  readonly outcome: 'confirmed' | 'declined'
  readonly reason?: string | undefined
  readonly byPerson: string
  readonly byName: string
  readonly at: Date
}

export async function updateDecision(scope: CoreWriting, id: string, decision: Decision): Promise<void> {
  const { outcome, reason, byPerson, byName, at } = decision
  await scope.db
    .updateTable('core.administrator_proposal')
    .set({
      ...{ outcome, decision_reason: reason ?? null },
      ...{ decided_by_person: byPerson, decided_by_name: byName, decided_at: at },
    })
    .where('id', '=', id)
    .execute()
}
