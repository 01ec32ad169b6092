import type { Page } from '@linli/contract'
import { isId, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { type AuditPosition, selectAuditPage } from './audit.queries.ts'

export interface AuditRow {
  readonly id: string
  readonly at: string
  /** Empty, like post and unit, where the entry's details say `confidential`. */
  readonly person: string
  readonly post: string
  readonly unit: string
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly details: Readonly<Record<string, unknown>>
  /** Its number in the sealed chain; absent for the moment until it is sealed. */
  readonly seq?: number
}

const NEWEST: AuditPosition = { at: new Date('9999-12-31T23:59:59.999Z'), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

const NOBODY = { person: '', post: '', unit: '' }

/**
 * The tenant's audit entries, newest first; those that are confidential do not name their actor. Refuses with
 * `input.invalid` when the cursor is not one of this listing's.
 */
export async function listAudit(
  scope: CoreReading,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Result<Page<AuditRow>>> {
  const after = cursor === undefined ? NEWEST : readPosition(cursor)
  if (after === undefined) return refuseCore('invalid', 'input.invalid', { field: 'cursor' })
  const found = await selectAuditPage(scope, after, limit + 1)
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1) : undefined
  return ok({
    rows: rows.map(({ at, seq, ...row }) => ({
      ...row,
      ...(row.details.confidential === true && NOBODY),
      at: at.toISOString(),
      ...(seq !== null && { seq }),
    })),
    ...(last !== undefined && { nextCursor: `${last.at.getTime()}.${last.id}` }),
  })
}

function readPosition(cursor: string): AuditPosition | undefined {
  const [time = '', id = ''] = cursor.split('.')
  const at = new Date(Number(time))
  return /^\d{1,14}$/.test(time) && isId(id) && !Number.isNaN(at.getTime()) ? { at, id } : undefined
}
