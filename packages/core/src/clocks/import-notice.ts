import type { CalendarImported } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import type { Database, TenantContext } from '@linli/database'
import { type Clock, ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { coreModule } from '../core-module.ts'
import { refuseCore } from '../core-refusals.ts'
import { importCalendar } from './import-calendar.ts'
import { type NoticeContent, readNoticeContent } from './read-notice-content.ts'

export interface CityOfficer {
  readonly context: TenantContext
  readonly actor: Actor
}

/**
 * A city's officer imports a year's notice, which is the same for every tenant of the installation. The city's audit says who did
 * before anything changes. Refuses with `access.not-permitted` outside a city, and as `readNoticeContent` does.
 */
export async function importNotice(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  { context, actor }: CityOfficer,
  content: NoticeContent,
): Promise<Result<CalendarImported>> {
  if (context.tenantId !== context.cityId) return refuseCore('forbidden', 'access.not-permitted')
  const notice = readNoticeContent(content)
  if (!notice.ok) return notice
  const { year, source, days } = notice.value
  await database.write(coreModule, context, (scope) =>
    appendAudit(scope, actor, {
      at: clock.now(),
      action: 'calendar.import',
      subjectKind: 'calendar',
      subjectId: context.tenantId,
      details: { year, source, days: days.length },
    }),
  )
  const recomputed = await importCalendar(database, clock, notice.value)
  return ok({ year, recomputed })
}
