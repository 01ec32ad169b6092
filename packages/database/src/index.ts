export { type ContextClaims, createContextSigner, type SignContext } from './context-token.ts'
export { InsufficientPrivilegeError, type MigrateOptions, type Migrated, migrate, migrateDown } from './migrate.ts'
export { defineModule, type Module } from './module.ts'
export type { ModuleMigrations } from './module-migrations.ts'
export { type Database, type DatabaseOptions, openDatabase, type WorkOptions } from './open-database.ts'
export { type PreparedQuery, prepareQuery } from './prepared-query.ts'
export { APP_ROLE, OWNER_ROLE } from './roles.ts'
export {
  type ReadScope,
  SYSTEM_ACTOR,
  type TenantContext,
  type TenantId,
  type TenantKysely,
  type TenantReader,
  type WriteScope,
} from './scope.ts'
