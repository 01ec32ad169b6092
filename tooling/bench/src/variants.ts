import type { BenchDatabase } from './data/bench-database.ts'
import type { BenchSession } from './data/make-sessions.ts'
import type { HttpLoad } from './load/http-load.ts'
import type { LoadRequest, LoadResult } from './load/run-load.ts'
import { fromGraphql, fromSql, fromWire, type PlainRow } from './plain-row.ts'
import { graphqlRequest, inboxRequest, send } from './requests.ts'
import type { Usage } from './stands/answer-parent.ts'
import type { DriverKind, DriverStand } from './stands/driver-stand.ts'
import type { LinliStand } from './stands/linli-stand.ts'
import type { PostgraphileStand } from './stands/postgraphile-stand.ts'
import { StandProcess } from './stands/stand-process.ts'

/** One way of asking for the first page of a clerk's inbox. */
export interface Variant {
  readonly name: string
  /** What the clerk of a session sees. */
  rows(session: number): Promise<PlainRow[]>
  load(request: LoadRequest): Promise<LoadResult>
  /** Of the process that does the work. */
  usage(): Promise<Usage>
  stop(): Promise<void>
}

type Rows = readonly Readonly<Record<string, unknown>>[]

interface LinliOptions extends Partial<Omit<LinliStand, 'bench'>> {
  readonly name: string
  readonly bench: BenchDatabase
}

export async function linliVariant(
  { name, bench, walls = true, worker = true }: LinliOptions,
  generator: StandProcess,
): Promise<Variant> {
  const options: LinliStand = { bench: address(bench), walls, worker }
  const stand = await StandProcess.start('linli-stand.ts', options)
  return httpVariant({ name, stand, generator, sessions: bench.sessions, request: inboxRequest }, (body) => {
    const [{ result }] = body as [{ result: { data: { rows: Rows } } }]
    return result.data.rows.map(fromWire)
  })
}

export async function postgraphileVariant(
  name: string,
  bench: BenchDatabase,
  generator: StandProcess,
): Promise<Variant> {
  const cityId = bench.sessions[0]?.cityId ?? ''
  const options: PostgraphileStand = { bench: address(bench), cityId }
  const stand = await StandProcess.start('postgraphile-stand.ts', options)
  return httpVariant({ name, stand, generator, sessions: bench.sessions, request: graphqlRequest }, (body) => {
    const { data, errors } = body as { data: { allTodos: { nodes: Rows } }; errors?: unknown }
    if (errors !== undefined) throw new Error(`PostGraphile: ${JSON.stringify(errors)}`)
    return data.allTodos.nodes.map(fromGraphql)
  })
}

export async function driverVariants(options: DriverStand): Promise<Readonly<Record<DriverKind, Variant>>> {
  const stand = await StandProcess.start('driver-stand.ts', options)
  const variant = (kind: DriverKind, name: string): Variant => ({
    name,
    rows: async (index) => (await stand.ask<Rows>('rows', { kind, index })).map(fromSql),
    load: (request) => stand.ask('load', { ...request, kind }),
    usage: () => stand.usage(),
    stop: async () => {
      if (kind === 'bare') await stand.stop() // both live in one process
    },
  })
  return { bare: variant('bare', 'pg, no walls'), scope: variant('scope', 'read scope') }
}

interface HttpOptions {
  readonly name: string
  readonly stand: StandProcess
  readonly generator: StandProcess
  readonly sessions: readonly BenchSession[]
  request(session: BenchSession): string
}

function httpVariant(
  { name, stand, generator, sessions, request }: HttpOptions,
  read: (body: unknown) => PlainRow[],
): Variant {
  const url = stand.greeting
  const requests = sessions.map(request)
  return {
    name,
    rows: async (index) => read(await send(url, requests[index % requests.length] ?? '')),
    load: (load) => generator.ask('load', { ...load, url, requests } satisfies HttpLoad),
    usage: () => stand.usage(),
    stop: () => stand.stop(),
  }
}

function address({ adminConnectionString, appConnectionString, contextSecret }: BenchDatabase) {
  return { adminConnectionString, appConnectionString, contextSecret }
}
