import { type CoreReading, type CoreTables, coreModule, fixedCalendar, listInbox } from '@linli/core'
import type { PreparedQuery } from '@linli/database'
import { systemClock, today } from '@linli/kernel'
import type { BenchSession } from './data/make-sessions.ts'
import { fillValues } from './fill-values.ts'

/** How many rows a page of the inbox holds. */
export const PAGE = 20

/** What the product sends for the first page of a clerk's inbox, to be sent without the product as well. */
export interface InboxStatement {
  readonly query: PreparedQuery<CoreTables, object, object>
  readonly input: object
  readonly sql: string
  readonly values: unknown[]
}

/** Asks the product's own use case what it would send, so that what is compared cannot drift from what it does. */
export async function inboxStatement(session: BenchSession, permissions: ReadonlySet<string>): Promise<InboxStatement> {
  const sent: InboxStatement[] = []
  const scope: Pick<CoreReading, 'run'> = {
    async run(query, input) {
      const { sql, parameters } = query.compile(coreModule)
      const values = fillValues(parameters, session.tenantId, input)
      sent.push({ query: query as unknown as InboxStatement['query'], input, sql, values }) // its types are the use case's own
      return []
    },
  }
  const { personId, postId, unitId } = session
  const actor = {
    personId,
    postId,
    unitId,
    role: 'office-clerk',
    permissions,
    name: '',
    postTitle: '',
    unitName: '',
  } as const
  // The listing runs its statement and asks nothing else of its scope.
  const listing = scope as CoreReading
  const calendar = await fixedCalendar([], []).current(listing)
  await listInbox(listing, { actor, view: 'open', limit: PAGE, calendar, today: today(systemClock) })
  const [statement] = sent
  if (statement === undefined || sent.length > 1) throw new Error('The inbox is not one statement any more')
  return statement
}
