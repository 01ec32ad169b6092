import type { Database, WriteScope } from '@linli/database'
import { CompiledQuery } from 'kysely'
import type { Db } from 'pg-boss'
import { type WorkerTables, workerModule } from '../worker/worker-module.ts'

/** Runs the queue's SQL as the worker's role, each call in a transaction of its own. */
export function queueDatabase(database: Database): Db {
  return {
    executeSql: (text, values) =>
      database.platform(workerModule, (scope) => queueDatabaseIn(scope).executeSql(text, values)),
  }
}

/** Runs the queue's SQL inside a transaction that is open already, so that enqueuing belongs to it. */
export function queueDatabaseIn(scope: WriteScope<WorkerTables>): Db {
  return {
    async executeSql(text, values = []) {
      const rows: unknown[] = []
      for (const statement of statementsOf(text)) {
        const result = await scope.db.executeQuery(CompiledQuery.raw(statement, values))
        rows.push(...result.rows)
      }
      return { rows }
    },
  }
}

/** The queue's maintenance comes as a script with a transaction around it; the one that is open takes its place. */
function statementsOf(text: string): string[] {
  if (!/^\s*BEGIN;/.test(text)) return [text]
  return text
    .split(/;\s*\n/)
    .map((statement) => statement.trim().replace(/;$/, ''))
    .filter((statement) => statement !== '' && statement !== 'BEGIN' && statement !== 'COMMIT')
}
