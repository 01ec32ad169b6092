/** The product's server in a process of its own, with its walls or without. */
import { createAuth } from '@linli/auth'
import { createCalendarSource, startWorker } from '@linli/core'
import { createKeyRing, newSecretKeyText, parseSecretKeys } from '@linli/database'
import { createPluginHost } from '@linli/host'
import { systemClock } from '@linli/kernel'
import { createLog, createServer, loadPlugins } from '@linli/server'
import { type BenchDatabase, openWalled } from '../data/bench-database.ts'
import { answerParent } from './answer-parent.ts'
import { openBarePool, withoutWalls } from './bare-database.ts'

export interface LinliStand {
  readonly bench: Pick<BenchDatabase, 'adminConnectionString' | 'appConnectionString' | 'contextSecret'>
  readonly walls: boolean
  /** Whether the worker runs beside the requests, as it does in production; its memory belongs to the server's. */
  readonly worker: boolean
}

const { bench, walls, worker } = JSON.parse(process.argv[2] ?? '') as LinliStand // the parent wrote it
const walled = openWalled(bench)
const database = walls ? walled : withoutWalls(walled, openBarePool(bench.adminConnectionString))
const calendar = createCalendarSource(systemClock)
const keys = createKeyRing(parseSecretKeys(newSecretKeyText()) ?? [])
const server = await createServer({
  database,
  keys,
  clock: systemClock,
  calendar,
  auth: createAuth({
    database,
    keys,
    clock: systemClock,
  }),
  host: createPluginHost({ database, plugins: await loadPlugins(), clock: systemClock, calendar }),
  log: createLog('info'),
  demo: true,
})
if (worker) await startWorker({ database: walled, clock: systemClock, intervalMs: 250 })
const { url } = await server.listen(0, '127.0.0.1')
answerParent(url)
