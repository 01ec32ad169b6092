import type { Answer } from '@linli/server/testing'
import type { TenantState } from './tenant-state.ts'

/** What an answer may know: the tenant whose data it is about, or none. */
export interface Readership {
  readonly tenantId: string | undefined
  /** Words that stand in other tenants' records alone. */
  readonly foreignWords: readonly string[]
  /** Ids that are told to this reader although they are of other tenants: the districts of a city. */
  readonly knownIds?: ReadonlySet<string>
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Words and ids in body or headers that the reader must not have seen, as sentences. */
export async function findTraces(answer: Answer, reader: Readership, state: TenantState): Promise<string[]> {
  const whole = wholeText(answer)
  const words = reader.foreignWords.filter((word) => whole.includes(word)).map((word) => `shows the word ${word}`)
  const ids = [...new Set(whole.match(ID))].filter((id) => !reader.knownIds?.has(id))
  const owners = await state.tenantsOf(ids)
  const foreign = [...owners].filter(([, tenants]) => reader.tenantId === undefined || !tenants.has(reader.tenantId))
  return [...words, ...foreign.map(([id]) => `shows the id ${id}`)]
}

function wholeText({ text, headers }: Answer): string {
  const lines = [...headers].map(([name, value]) => `${name}: ${value}`)
  // escapes hide words from a plain search
  return [
    ...lines,
    text,
    text.replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
  ].join('\n')
}

/** An answer without what differs between any two: the request's id and the moment. */
export function comparable({ status, headers, text, error }: Answer): string {
  const kept = [...headers].filter(([name]) => name !== 'date' && name !== 'x-request-id')
  const requestId = error?.data.requestId ?? ''
  const body = requestId === '' ? text : text.replaceAll(requestId, 'REQUEST')
  return [status, ...kept.map(([name, value]) => `${name}: ${value}`), body].join('\n')
}
