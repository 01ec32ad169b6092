import type { Answer } from '@linli/server/testing'
import { z } from 'zod'
import { type Caller, send } from '../world/caller.ts'
import type { Procedure } from '../world/procedures.ts'
import { call, type Trial } from './trial.ts'

const page = z.object({ rows: z.array(z.object({ id: z.string() })), nextCursor: z.string().optional() })

/**
 * Goes on in one tenant where a listing of another tenant stopped. A cursor is only a place in the own listing: what it
 * leads to are own rows, and the same rows whether the cursor came from somewhere or was made up.
 */
export async function tryForeignCursor(trial: Trial, caller: Caller, foreigner: Caller, filter: object): Promise<void> {
  const { procedure, faults } = trial
  const stopped = await send(foreigner.browser, procedure, { ...filter, limit: 1 })
  const cursor = pageOf(stopped)?.nextCursor
  if (cursor === undefined) {
    faults.push(`${procedure.key} gives ${foreigner.kind} no cursor to try: ${stopped.text}`)
    return
  }
  const known = await wholeListing(caller, procedure, filter)
  const answer = await call(trial, caller, { ...filter, limit: 100, cursor }, "another tenant's cursor")
  const rows = pageOf(answer)?.rows
  if (answer.status === 400 && rows === undefined) return
  if (!rows || rows.some(({ id }) => !known.has(id))) {
    faults.push(`${procedure.key} as ${caller.kind} goes on from another tenant's cursor: ${answer.text}`)
  }
}

async function wholeListing({ browser }: Caller, procedure: Procedure, filter: object): Promise<ReadonlySet<string>> {
  const ids = new Set<string>()
  let cursor: string | undefined
  do {
    const read = pageOf(await send(browser, procedure, { ...filter, limit: 100, ...(cursor && { cursor }) }))
    for (const { id } of read?.rows ?? []) ids.add(id)
    cursor = read?.nextCursor
  } while (cursor !== undefined)
  return ids
}

function pageOf({ data }: Answer): z.output<typeof page> | undefined {
  return page.safeParse(data).data
}
