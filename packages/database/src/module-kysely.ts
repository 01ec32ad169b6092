import {
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Dialect,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { Module } from './module.ts'
import type { StatementResult } from './statement-batch.ts'
import type { TenantKysely } from './tenant-kysely.ts'
import { tenantPredicate } from './tenant-predicate.ts'

/** Runs one compiled statement inside a scope. */
export type RunStatement = (sql: string, parameters: readonly unknown[]) => Promise<StatementResult>

const driver = new DummyDriver()
const compiler = new PostgresQueryCompiler()
const adapter = new PostgresAdapter()
const dialect: Dialect = {
  createAdapter: () => adapter,
  createDriver: () => driver,
  createQueryCompiler: () => compiler,
  createIntrospector: (db) => new PostgresIntrospector(db),
}

const compileOnly: ConnectionProvider = {
  provideConnection: () => Promise.reject(new Error('This Kysely only compiles; run queries in a scope')),
}

const executors = new WeakMap<object, DefaultQueryExecutor>()

/** A Kysely that builds and compiles a module's queries and cannot run them. */
export function compilerFor<DB>(module: Module<DB>): TenantKysely<DB> {
  return kyselyOver(executorFor(module, false))
}

/**
 * A Kysely whose every query runs through `run`.
 * @param platform leaves the tenant predicate out, for the worker, whose policies say what it may see
 */
export function kyselyFor<DB>(module: Module<DB>, platform: boolean, run: RunStatement): Kysely<DB> {
  const provider = { provideConnection: <T>(use: (connection: DatabaseConnection) => Promise<T>) => use(connection) }
  const connection: DatabaseConnection = {
    async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
      const result = await run(query.sql, query.parameters)
      // The row's type is the query builder's claim; the driver cannot know it.
      return { rows: result.rows as Row[], numAffectedRows: BigInt(result.affected) }
    },
    // biome-ignore lint/correctness/useYield: a scope reads whole results; streams are refused
    async *streamQuery() {
      throw new Error('Streaming is not supported in a scope; page by key instead')
    },
  }
  return kyselyOver(executorFor(module, platform).withConnectionProvider(provider))
}

function executorFor(module: Module<unknown>, platform: boolean): DefaultQueryExecutor {
  if (platform) return new DefaultQueryExecutor(compiler, adapter, compileOnly, [])
  const known = executors.get(module)
  if (known !== undefined) return known
  const executor = new DefaultQueryExecutor(compiler, adapter, compileOnly, [tenantPredicate(module)])
  executors.set(module, executor)
  return executor
}

function kyselyOver<DB>(executor: DefaultQueryExecutor): Kysely<DB> {
  return new Kysely<DB>({ config: { dialect }, driver, executor, dialect })
}
