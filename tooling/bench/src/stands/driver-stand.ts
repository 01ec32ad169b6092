/** The statement without HTTP, in a process of its own: by the bare driver, and through the product's read scope. */
import { coreModule } from '@linli/core'
import { type BenchDatabase, openWalled } from '../data/bench-database.ts'
import { inboxStatement } from '../inbox-statement.ts'
import { type LoadRequest, runLoad } from '../load/run-load.ts'
import { answerParent } from './answer-parent.ts'
import { nameOf, openBarePool } from './bare-database.ts'

export interface DriverStand {
  readonly bench: BenchDatabase
  readonly permissions: readonly string[]
}

export type DriverKind = 'bare' | 'scope'

const { bench, permissions } = JSON.parse(process.argv[2] ?? '') as DriverStand // the parent wrote it
const calls = await Promise.all(
  bench.sessions.map(async (session) => ({
    ...(await inboxStatement(session, new Set(permissions))),
    context: { tenantId: session.tenantId, cityId: session.cityId, actorId: session.postId },
  })),
)
const bare = openBarePool(bench.adminConnectionString)
const walled = openWalled(bench)

type Call = (typeof calls)[number]

const kinds: Readonly<Record<DriverKind, (call: Call) => Promise<object[]>>> = {
  async bare({ sql, values }) {
    const { rows } = await bare.query({ name: nameOf(sql), text: sql, values })
    return rows
  },
  scope: ({ context, query, input }) => walled.read(coreModule, context, (scope) => scope.run(query, input)),
}

function callAt(index: number): Call {
  const call = calls[index % calls.length]
  if (call === undefined) throw new Error('Nobody is signed in')
  return call
}

answerParent('ready', {
  rows: ({ kind, index }: { kind: DriverKind; index: number }) => kinds[kind](callAt(index)),
  load: ({ kind, ...request }: LoadRequest & { kind: DriverKind }) =>
    runLoad(request, async (index) => void (await kinds[kind](callAt(index)))),
})
