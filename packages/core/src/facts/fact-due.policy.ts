import type { FactDefinition, FactDue } from '@linli/contract'
import type { DateText, WorkingDayCalendar } from '@linli/kernel'
import { askedPeriod, isPeriodic, spanOf } from './period.policy.ts'

export interface DueQuestion {
  readonly today: DateText
  readonly calendar: WorkingDayCalendar
  /** The unit's first day: it answers for no period that ended before. */
  readonly unitSince: DateText
  /** Whether the period that is due has its value. */
  readonly filled: boolean
}

/** What is to be entered now, and until when; nobody is late with a period that ended before the fact was made known. */
export function dueOfFact(definition: FactDefinition, question: DueQuestion): FactDue {
  const { frequency, dueWorkingDays, knownSince } = definition
  const { today, calendar, unitSince, filled } = question
  const period = askedPeriod(frequency, today)
  const lastDay = isPeriodic(frequency) ? spanOf(period)?.lastDay : undefined
  if (filled) return { period, state: 'filled' }
  if (lastDay === undefined || lastDay < knownSince || lastDay < unitSince) return { period, state: 'to-fill' }
  const { date: dueOn, provisional } = calendar.addWorkingDays(lastDay, dueWorkingDays)
  const workingDaysLeft = calendar.countWorkingDays(today, dueOn)
  return { period, state: dueOn < today ? 'overdue' : 'to-fill', dueOn, workingDaysLeft, provisional }
}
