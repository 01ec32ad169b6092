import type { Actor } from '@linli/contract/trpc'
import type { DateText, WorkingDayCalendar } from '@linli/kernel'

/** Who asks, and when. */
export interface FactWork {
  readonly actor: Actor
  readonly now: Date
  readonly today: DateText
  readonly calendar: WorkingDayCalendar
}
