import type { ColumnType, Kysely } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'

/** The tenant column of every tenant table: read like any other, written by the query layer alone. */
export type TenantId = ColumnType<string, never, never>

/** Kysely without the doors out of a scope: no transaction, connection or schema change of its own. */
export type TenantKysely<DB> = Omit<
  Kysely<DB>,
  | 'transaction'
  | 'startTransaction'
  | 'connection'
  | 'destroy'
  | 'schema'
  | 'introspection'
  | 'withoutPlugins'
  | 'withPlugin'
>

/** Kysely's reading half; raw `sql` runs on it too, and PostgreSQL refuses whatever would write. */
export type TenantReader<DB> = Omit<
  ReadonlyKysely<DB>,
  | 'transaction'
  | 'startTransaction'
  | 'connection'
  | 'destroy'
  | 'introspection'
  | 'withoutPlugins'
  | 'withPlugin'
  | 'getExecutor'
> &
  Pick<Kysely<DB>, 'getExecutor'>
