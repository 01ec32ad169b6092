import type { BranchView } from '@linli/contract'
import type { Insertable } from 'kysely'
import type { CoreReading, CoreWriting } from '../scope.ts'
import type { CaseBranchTable } from './case.tables.ts'

const columns = [
  'b.id',
  'b.state',
  'b.key',
  'b.round',
  'b.unit_id as unitId',
  'b.version',
  'b.opened_at as openedAt',
  'b.closed_at as closedAt',
  'b.outcome',
  'b.verdict',
] as const

function branchesOf(scope: CoreReading, caseId: string) {
  return scope.db.selectFrom('core.case_branch as b').select(columns).where('b.case_id', '=', caseId)
}

export type BranchRow = Awaited<ReturnType<typeof selectOpenBranches>>[number]

export function selectOpenBranches(scope: CoreReading, caseId: string) {
  return branchesOf(scope, caseId).where('b.closed_at', 'is', null).orderBy('b.id').execute()
}

export function selectBranch(scope: CoreReading, caseId: string, branchId: string) {
  return branchesOf(scope, caseId).where('b.id', '=', branchId).executeTakeFirst()
}

/** The branches that were opened together. */
export function selectRound(scope: CoreReading, caseId: string, round: number) {
  return branchesOf(scope, caseId).where('b.round', '=', round).orderBy('b.id').execute()
}

/** All branches of a case with the names of their units, round by round. */
export async function selectBranchViews(scope: CoreReading, caseId: string): Promise<BranchView[]> {
  const rows = await branchesOf(scope, caseId)
    .innerJoin('core.org_unit as u', 'u.id', 'b.unit_id')
    .select('u.name as unit')
    .orderBy('b.round')
    .orderBy('u.sort_key')
    .orderBy('b.id')
    .execute()
  return rows.map(({ openedAt, closedAt, outcome, verdict, ...row }) => ({
    ...row,
    openedAt: openedAt.toISOString(),
    ...(closedAt !== null && { closedAt: closedAt.toISOString() }),
    ...(outcome !== null && { outcome }),
    ...(verdict !== null && { verdict }),
  }))
}

export async function insertBranches(scope: CoreWriting, rows: readonly Insertable<CaseBranchTable>[]): Promise<void> {
  if (rows.length > 0) await scope.db.insertInto('core.case_branch').values(rows).execute()
}

/** Ends branches that nobody needs to answer any more. */
export async function endBranches(scope: CoreWriting, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await scope.db
    .updateTable('core.case_branch')
    .set((eb) => ({ closed_at: at, version: eb('version', '+', 1) }))
    .where('id', 'in', ids)
    .execute()
}
