import type { BenchSession } from './data/make-sessions.ts'
import { PAGE } from './inbox-statement.ts'

/** The inbox as the admin asks for it: a batch of one, with the session's cookie. */
export function inboxRequest({ cookie }: BenchSession): string {
  const input = encodeURIComponent(JSON.stringify({ 0: { view: 'open', limit: PAGE } }))
  return request(`GET /api/trpc/inbox.list?batch=1&input=${input}`, [
    `cookie: ${cookie}`,
    'sec-fetch-site: same-origin',
  ])
}

/** The same page in GraphQL. The permission is not asked for, which spares PostGraphile a filter. */
const QUERY = `query Inbox($tenant: UUID!, $unit: UUID!, $first: Int!) {
  allTodos(condition: { tenantId: $tenant, unitId: $unit, doneAt: null }, orderBy: [DUE_ON_ASC, ROW_ID_ASC], first: $first) {
    nodes {
      id: rowId step openedAt caseId
      caseFileByTenantIdAndCaseId {
        pluginId subjectId title process state
        orgUnitByTenantIdAndUnitId { name }
      }
      clockByTenantIdAndClockId { key startedOn dueOn provisional pausedOn stoppedOn }
    }
    pageInfo { hasNextPage endCursor }
  }
}`

export function graphqlRequest({ tenantId, unitId }: BenchSession): string {
  const body = JSON.stringify({ query: QUERY, variables: { tenant: tenantId, unit: unitId, first: PAGE } })
  const headers = [
    `x-tenant: ${tenantId}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ]
  return request('POST /graphql', headers, body)
}

function request(line: string, headers: readonly string[], body = ''): string {
  return [`${line} HTTP/1.1`, 'host: 127.0.0.1', 'accept: application/json', ...headers, '', body].join('\r\n')
}

/** Sends one such request by itself and gives the answer's body. */
export async function send(url: string, text: string): Promise<unknown> {
  const [head = '', body = ''] = text.split('\r\n\r\n')
  const [line = '', ...lines] = head.split('\r\n')
  const [method = '', path = ''] = line.split(' ')
  const headers = lines
    .map((header) => header.split(/: (.*)/s, 2))
    .filter(([name]) => name !== 'host' && name !== 'content-length')
  const response = await fetch(`${url}${path}`, {
    method,
    headers: headers.map(([name = '', value = '']): [string, string] => [name, value]),
    ...(body !== '' && { body }),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.json()
}
