import type { Module, PreparedQuery, TenantContext, TenantReader, WriteScope } from '@linli/database'
import type { CoreTables } from './core-module.ts'

/**
 * What a reading use case asks for: a read scope has it, and so has a write scope, so that a decision may read inside its
 * own transaction.
 */
export interface Reading<DB> extends TenantContext {
  readonly db: Pick<TenantReader<DB>, 'selectFrom' | 'fn'>
  run<Input extends object, Row>(query: PreparedQuery<DB, Input, Row>, input: Input): Promise<Row[]>
  as<Other>(module: Module<Other>): Reading<Other>
  /** The same for whoever must not write, whatever this scope may. */
  reading(): Reading<DB>
}

export type CoreReading = Reading<CoreTables>
export type CoreWriting = WriteScope<CoreTables>
