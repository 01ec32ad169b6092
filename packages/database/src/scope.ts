import type { Module } from './module.ts'
import type { PreparedQuery } from './prepared-query.ts'
import type { TenantKysely, TenantReader } from './tenant-kysely.ts'

/** Whose data a scope may see, and who is asking. Signed before it reaches PostgreSQL. */
export interface TenantContext {
  readonly tenantId: string
  /** The city above the tenant, or the tenant itself when it is a city. */
  readonly cityId: string
  /** The post that acts, or `SYSTEM_ACTOR`. */
  readonly actorId: string
}

declare const scoped: unique symbol

interface Scope<DB> extends TenantContext {
  /** Made by `Database.read` and `Database.write` alone: nothing else has the brand. */
  readonly [scoped]: true
  /** Runs a query compiled once, with these values for its parameters. */
  run<Input extends object, Row>(query: PreparedQuery<DB, Input, Row>, input: Input): Promise<Row[]>
  /**
   * The same to read with, for whoever is only told something: PostgreSQL refuses whatever would write, also in a transaction
   * that writes before and after.
   */
  reading(): ReadScope<DB>
}

/** A scope as its maker writes it, before it has its brand. */
export type Unbranded<S> = Omit<S, typeof scoped>

/** Reads in one tenant. Each statement is one round trip and a read-only transaction of its own. */
export interface ReadScope<DB> extends Scope<DB> {
  readonly db: TenantReader<DB>
  /** The same tenant and actor under another module's role. */
  as<Other>(module: Module<Other>): ReadScope<Other>
}

/** Reads and writes in one tenant, in one transaction. */
export interface WriteScope<DB> extends Scope<DB> {
  readonly db: TenantKysely<DB>
  /** The same transaction under another module's role. */
  as<Other>(module: Module<Other>): WriteScope<Other>
}
