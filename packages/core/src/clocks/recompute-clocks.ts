import type { WorkingDayCalendar } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { selectClocksOfOtherCalendar, updateClock, updateTodosOfClock } from '../cases/clock.queries.ts'
import { nextActOn } from '../cases/clock-schedule.ts'
import { platformActor } from '../cases/platform-actor.ts'
import type { CoreWriting } from '../scope.ts'
import { dueOf } from './clock.policy.ts'

const BATCH = 500
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/** Counts anew the tenant's deadlines that another calendar was counted by, and logs each that moved. @returns how many changed */
export async function recomputeClocks(
  scope: CoreWriting,
  { calendar, at }: { calendar: WorkingDayCalendar; at: Date },
): Promise<number> {
  let changed = 0
  let last = FIRST_ID
  for (;;) {
    const clocks = await selectClocksOfOtherCalendar(scope, { version: calendar.version, afterId: last, limit: BATCH })
    for (const clock of clocks) {
      const due = dueOf(clock, calendar)
      last = clock.id
      if (due.dueOn === clock.dueOn && due.provisional === clock.provisional) continue
      changed += 1
      await updateClock(scope, clock.id, {
        due_on: due.dueOn,
        provisional: due.provisional,
        calendar_version: due.calendarVersion,
        act_on: nextActOn({ ...clock, dueOn: due.dueOn }, calendar),
      })
      if (due.dueOn === clock.dueOn) continue
      await updateTodosOfClock(scope, clock.id, due.dueOn)
      const details = { clock: clock.key, from: clock.dueOn, to: due.dueOn, calendar: due.calendarVersion }
      await appendAudit(scope, platformActor, {
        at,
        action: 'clocks.recompute',
        subjectKind: 'case',
        subjectId: clock.caseId,
        details,
      })
    }
    if (clocks.length < BATCH) return changed
  }
}
