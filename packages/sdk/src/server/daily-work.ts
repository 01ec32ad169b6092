import type { WriteContext } from './plugin-context.ts'

/** What daily work is handed: one transaction in one tenant, in which nobody acts. */
export type DailyContext<Tables> = Pick<WriteContext<Tables>, 'tenant' | 'now' | 'today' | 'db' | 'metrics'>

/**
 * What a plugin has to do because a day has begun, in every tenant that has enabled it. It may run more than once a day,
 * and a day may be missed: it does what is due by today, whatever was done before.
 */
export interface DailyWork {
  run(ctx: DailyContext<unknown>): Promise<void>
}
