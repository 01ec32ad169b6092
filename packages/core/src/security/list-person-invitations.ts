import { authModule, listInvitations } from '@linli/auth'
import type { InvitationRow, Page } from '@linli/contract'
import type { ReadScope } from '@linli/database'
import { ok, type Result } from '@linli/kernel'
import type { CoreTables } from '../core-module.ts'
import { refuseCore } from '../core-refusals.ts'
import { selectNames } from './office.queries.ts'

export interface InvitationsQuery {
  readonly now: Date
  readonly state?: 'open' | 'all' | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** The tenant's invitations, newest first. Refuses with `input.invalid` when the cursor is not one of this listing's. */
export async function listPersonInvitations(
  scope: ReadScope<CoreTables>,
  { now, state, cursor, limit }: InvitationsQuery,
): Promise<Result<Page<InvitationRow>>> {
  const after = cursor === undefined ? undefined : readPosition(cursor)
  if (cursor !== undefined && after === undefined) return refuseCore('invalid', 'input.invalid', { field: 'cursor' })
  const query = { now, openOnly: state === 'open', after, limit: limit + 1 }
  const found = await listInvitations(scope.as(authModule), query)
  const page = found.slice(0, limit)
  const names = await selectNames(
    scope,
    page.map(({ personId }) => personId),
  )
  const rows = page.map(({ handle, personId, createdAt, expiresAt, endedAt, ...invitation }) => ({
    ...invitation,
    id: handle,
    name: names.get(personId) ?? '',
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    ...(endedAt && { endedAt: endedAt.toISOString() }),
  }))
  const last = found.length > limit ? page.at(-1) : undefined
  return ok({ rows, ...(last && { nextCursor: `${last.createdAt.getTime()}.${last.handle}` }) })
}

const POSITION = /^(\d{1,14})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

function readPosition(cursor: string): { at: Date; handle: string } | undefined {
  const [, time = '', handle = ''] = POSITION.exec(cursor) ?? []
  const at = new Date(Number(time))
  return handle === '' || Number.isNaN(at.getTime()) ? undefined : { at, handle }
}
