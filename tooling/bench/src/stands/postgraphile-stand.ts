/**
 * PostGraphile over the same tables, role and policies: its Amber preset, its own HTTP server, and the product's own signed
 * context as `pgSettings`. It is told the tenant in a header and checks no session, which is to its advantage.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createContextSigner, POOL_SIZE } from '@linli/database'
import { SYSTEM_ACTOR } from '@linli/kernel'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import type { BenchDatabase } from '../data/bench-database.ts'
import { answerParent } from './answer-parent.ts'

export interface PostgraphileStand {
  readonly bench: Pick<BenchDatabase, 'appConnectionString' | 'contextSecret'>
  readonly cityId: string
}

const ROLE = 'linli_core'
const REUSE_MS = 10_000

const { bench, cityId } = JSON.parse(process.argv[2] ?? '') as PostgraphileStand // the parent wrote it
const sign = createContextSigner(bench.contextSecret)
const contexts = new Map<string, { token: string; signedAtMs: number }>()

/** Signed as seldom as the product signs; good for any backend, since PostGraphile does not tell which it will use. */
function contextOf(tenantId: string): string {
  const nowMs = Date.now()
  const known = contexts.get(tenantId)
  if (known !== undefined && nowMs - known.signedAtMs < REUSE_MS) return known.token
  const token = sign({ tenantId, cityId, actorId: SYSTEM_ACTOR, role: ROLE, backendPid: 0 }, nowMs)
  contexts.set(tenantId, { token, signedAtMs: nowMs })
  return token
}

const preset: GraphileConfig.Preset = {
  extends: [PostGraphileAmberPreset],
  // The login owns nothing until it takes a role, so its rights do not tell what the schema should hold; and a column that
  // only comes second in an index may be filtered and ordered by as well.
  disablePlugins: ['PgRBACPlugin', 'PgIndexBehaviorsPlugin'],
  pgServices: [
    makePgService({ connectionString: bench.appConnectionString, schemas: ['core'], poolConfig: { max: POOL_SIZE } }),
  ],
  grafast: {
    explain: false,
    context: ({ node }) => ({
      pgSettings: { role: ROLE, 'linli.context': contextOf(String(node?.req.headers['x-tenant'])) },
    }),
  },
  grafserv: { port: 0, host: '127.0.0.1', graphiql: false, websockets: false, watch: false },
}

const service = postgraphile(preset).createServ(grafserv)
const server = createServer()
await service.addTo(server)
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo // it listens on TCP
  answerParent(`http://127.0.0.1:${port}`)
})
