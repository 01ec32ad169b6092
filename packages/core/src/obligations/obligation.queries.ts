import type { ObligationKind, RuleFinding } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import { sql } from 'kysely'
import type { CoreReading, CoreWriting } from '../scope.ts'

/** What tells one cause from another while both last. */
export interface CauseKey {
  readonly kind: ObligationKind
  readonly subjectId: string
  readonly occasion: string
}

/** The obligations of these kinds whose cause was there when it was last looked at. */
export function selectLiving(scope: CoreReading, kinds: readonly ObligationKind[]) {
  return scope.db
    .selectFrom('core.obligation')
    .select(['id', 'case_id as caseId', 'kind', 'subject_id as subjectId', 'occasion'])
    .where('kind', '=', sql<ObligationKind>`any(${kinds}::text[])`)
    .where('ended_on', 'is', null)
    .orderBy('id')
    .execute()
}

export type LivingObligation = Awaited<ReturnType<typeof selectLiving>>[number]

/** Whether a cause has its obligation already; two servers that find it at once ask one after the other. */
export async function isLiving(scope: CoreWriting, { kind, subjectId, occasion }: CauseKey): Promise<boolean> {
  const lock = `${scope.tenantId} obligations`
  await scope.db
    .selectFrom('core.tenant')
    .select(sql<string>`pg_advisory_xact_lock(hashtextextended(${lock}, 0))::text`.as('locked'))
    .execute()
  const row = await scope.db
    .selectFrom('core.obligation')
    .select('id')
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .where('occasion', '=', occasion)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export interface NewObligation extends CauseKey {
  readonly id: string
  readonly caseId: string
  readonly finding: RuleFinding
  readonly since: DateText
}

export async function insertObligation(scope: CoreWriting, row: NewObligation): Promise<void> {
  const { id, caseId, kind, subjectId, occasion, finding, since } = row
  await scope.db
    .insertInto('core.obligation')
    .values({
      id,
      case_id: caseId,
      kind,
      subject_id: subjectId,
      occasion,
      finding: JSON.stringify(finding),
      since,
      ended_on: null,
    })
    .execute()
}

/** @returns whether it was living until now */
export async function endObligation(scope: CoreWriting, id: string, on: DateText): Promise<boolean> {
  const row = await scope.db
    .updateTable('core.obligation')
    .set({ ended_on: on })
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** An obligation that waits, or has waited, for a unit with one of these permissions, or of which the unit has a copy. */
export function selectOwnObligation(
  scope: CoreReading,
  { id, unitId, permissions }: { id: string; unitId: string; permissions: readonly string[] },
) {
  return scope.db
    .selectFrom('core.obligation as o')
    .select([
      'o.id',
      'o.case_id as caseId',
      'o.kind',
      'o.subject_id as subjectId',
      'o.occasion',
      'o.finding',
      'o.since',
      'o.ended_on as endedOn',
    ])
    .where('o.id', '=', id)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('core.todo as t')
            .select('t.id')
            .whereRef('t.case_id', '=', 'o.case_id')
            .where('t.unit_id', '=', unitId)
            .where('t.permission', '=', sql<string>`any(${permissions}::text[])`),
        ),
        eb.exists(
          eb
            .selectFrom('core.case_copy as c')
            .select('c.id')
            .whereRef('c.case_id', '=', 'o.case_id')
            .where('c.unit_id', '=', unitId),
        ),
      ]),
    )
    .executeTakeFirst()
}
