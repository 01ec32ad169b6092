import type { Database } from '@linli/database'
import { SYSTEM_ACTOR, type WorkingDayCalendar } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { dueOf } from '../clocks/clock.policy.ts'
import { coreModule } from '../core-module.ts'
import type { CoreWriting } from '../scope.ts'
import type { TenantRecord } from '../tenancy/tenant.queries.ts'
import { holdCases } from './case.queries.ts'
import {
  type ClockOfCase,
  selectClocksOfOtherCalendar,
  selectLiveClocksOf,
  updateClock,
  updateTodosOfClock,
} from './clock.queries.ts'
import { nextActOn } from './clock-schedule.ts'
import { platformActor } from './platform-actor.ts'

const PAGE = 100
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/**
 * Counts anew the tenant's deadlines that another calendar was counted by, and logs each that moved. A page is a transaction
 * that holds the cases as a step does, so that a step and a recount never overwrite each other, and no step waits for a tenant.
 * @returns how many moved or became definite
 */
export async function recountClocks(
  database: Database,
  { id, cityId }: Pick<TenantRecord, 'id' | 'cityId'>,
  { calendar, at }: { calendar: WorkingDayCalendar; at: Date },
): Promise<number> {
  const context = { tenantId: id, cityId, actorId: SYSTEM_ACTOR }
  let [changed, afterId] = [0, FIRST_ID]
  for (;;) {
    const page = { version: calendar.version, afterId, limit: PAGE }
    const clocks = await database.read(coreModule, context, (scope) => selectClocksOfOtherCalendar(scope, page))
    afterId = clocks.at(-1)?.id ?? afterId
    if (clocks.length > 0)
      changed += await database.write(coreModule, context, (scope) => recountPage(scope, clocks, { calendar, at }))
    if (clocks.length < PAGE) return changed
  }
}

interface Recount {
  readonly calendar: WorkingDayCalendar
  readonly at: Date
}

async function recountPage(scope: CoreWriting, page: readonly ClockOfCase[], recount: Recount): Promise<number> {
  await holdCases(
    scope,
    page.map(({ caseId }) => caseId),
  )
  // as the cases leave them now: a step may have paused, moved or stopped one since the page was read
  const clocks = await selectLiveClocksOf(
    scope,
    page.map(({ id }) => id),
  )
  let changed = 0
  for (const clock of clocks) if (await recountClock(scope, clock, recount)) changed += 1
  return changed
}

async function recountClock(scope: CoreWriting, clock: ClockOfCase, { calendar, at }: Recount): Promise<boolean> {
  const due = dueOf(clock, calendar)
  if (due.dueOn === clock.dueOn && due.provisional === clock.provisional) return false
  await updateClock(scope, clock.id, {
    due_on: due.dueOn,
    provisional: due.provisional,
    calendar_version: due.calendarVersion,
    act_on: nextActOn({ ...clock, dueOn: due.dueOn }, calendar),
  })
  if (due.dueOn === clock.dueOn) return true
  await updateTodosOfClock(scope, clock.id, due.dueOn)
  await appendAudit(scope, platformActor, {
    at,
    action: 'clocks.recompute',
    subjectKind: 'case',
    subjectId: clock.caseId,
    details: { clock: clock.key, from: clock.dueOn, to: due.dueOn, calendar: due.calendarVersion },
  })
  return true
}
