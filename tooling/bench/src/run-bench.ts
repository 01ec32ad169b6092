import { loadPlugins } from '@linli/server'
import pg from 'pg'
import type { BenchOptions } from './bench-options.ts'
import { clerkPermissions } from './clerk-permissions.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { compareAnswers } from './compare-answers.ts'
import { type BenchDatabase, createBenchDatabase } from './data/bench-database.ts'
import { measure, type Samples } from './measure/measure.ts'
import { StandProcess } from './stands/stand-process.ts'
import { driverVariants, linliVariant, postgraphileVariant, type Variant } from './variants.ts'

const TENANTS = 100
/** How many tenants are compared, with the same rows in each. */
const GROWTH = [10, 100, 1_000] as const
/** Signed in wherever the number of tenants varies: as many in each case, so that sessions are asked anew equally often. */
const GROWTH_SESSIONS = 1_000
const SINGLE_ROUNDS = 20

export interface Stands {
  readonly linli: Variant
  readonly withoutWalls: Variant
  readonly bare: Variant
  readonly scope: Variant
  readonly postgraphile: Variant
}

export interface BenchResult {
  readonly options: BenchOptions
  readonly equalRows: number
  readonly stands: Stands
  readonly growth: readonly Variant[]
  /** At the full concurrency, and one request at a time. */
  readonly busy: Samples
  readonly single: Samples
  readonly growing: Samples
  readonly peakRssBytes: number
}

type Say = (line: string) => void

/** Everything in one run, on one cluster; the processes and the data are gone afterwards. */
export async function runBench(options: BenchOptions, say: Say = () => {}): Promise<BenchResult> {
  const cluster = await startCluster()
  const closing: (() => Promise<unknown>)[] = [() => cluster.stop()]
  try {
    const admin = new pg.Client({ connectionString: cluster.url })
    await admin.connect()
    closing.push(() => admin.end())
    const generator = await StandProcess.start('../load/http-load.ts', {})
    closing.push(() => generator.stop())
    const started = await startVariants({ cluster, options, generator, say }, closing)
    return await measureAll(admin, { ...started, options, say })
  } finally {
    for (const close of closing.reverse()) await close()
  }
}

interface Setting {
  readonly cluster: Cluster
  readonly options: BenchOptions
  readonly generator: StandProcess
  readonly say: Say
}

async function startVariants(setting: Setting, closing: (() => Promise<unknown>)[]) {
  const { cluster, options, generator, say } = setting
  const plugins = await loadPlugins()
  const create = (name: string, tenants: number, todos: number, sessionCount: number) => {
    say(`loading ${todos} to-dos of ${tenants} tenants`)
    return createBenchDatabase({ clusterUrl: cluster.url, name, plugins, shape: { tenants, todos }, sessionCount })
  }
  const keep = <V extends Variant>(variant: V) => {
    closing.push(() => variant.stop())
    return variant
  }
  const bench = await create('bench', TENANTS, options.rows, TENANTS)
  const databases: BenchDatabase[] = []
  for (const tenants of GROWTH) {
    databases.push(await create(`bench_${tenants}`, tenants, tenants * options.rowsPerTenant, GROWTH_SESSIONS))
  }
  const { bare, scope } = await driverVariants({ bench, permissions: clerkPermissions(plugins) })
  const stands: Stands = {
    linli: keep(await linliVariant({ name: 'inbox.list', bench }, generator)),
    withoutWalls: keep(await linliVariant({ name: 'inbox.list without walls', bench, walls: false }, generator)),
    postgraphile: keep(await postgraphileVariant('PostGraphile', bench, generator)),
    bare: keep(bare),
    scope: keep(scope),
  }
  const growth: Variant[] = []
  for (const [index, database] of databases.entries()) {
    growth.push(
      keep(await linliVariant({ name: `${GROWTH[index]} tenants`, bench: database, worker: false }, generator)),
    )
  }
  return { stands, growth }
}

interface Started {
  readonly stands: Stands
  readonly growth: readonly Variant[]
  readonly options: BenchOptions
  readonly say: Say
}

async function measureAll(admin: pg.Client, { stands, growth, options, say }: Started): Promise<BenchResult> {
  const variants = Object.values(stands) as Variant[] // an interface of variants alone
  const equalRows = await compareAnswers(variants, [0, 33, 99])
  say(`the answers of all variants are equal: ${equalRows} rows`)
  const { rounds } = options
  const onRound = (round: number) => {
    if (round % 20 === 0) say(`round ${round} of ${rounds}`)
  }
  const busy = await measure(admin, variants, { ...options, onRound })
  const growing = await measure(admin, growth, { ...options, onRound })
  const single = await measure(admin, variants, {
    ...options,
    rounds: Math.min(rounds, SINGLE_ROUNDS),
    concurrency: 1,
  })
  const { peakRssBytes } = await stands.linli.usage()
  return { options, equalRows, stands, growth, busy, single, growing, peakRssBytes }
}
