import type { DateText } from '@linli/kernel'
import type { Tone } from './chip.tsx'
import type { IconName } from './icon.tsx'

/** The part of a clock's reading that is shown; the wire's own type has more. */
export interface ClockState {
  readonly dueOn: DateText
  /** Working days left; negative when overdue. */
  readonly workingDaysLeft: number
  readonly provisional: boolean
  readonly paused: boolean
  readonly stopped: boolean
}

export type ClockWord = 'stopped' | 'paused' | 'overdue' | 'past' | 'today' | 'left'

export interface ClockReading {
  readonly word: ClockWord
  readonly days: number
  readonly tone: Tone
  readonly icon: IconName
}

/**
 * What a deadline says today. Only the last working day and lateness raise their voice. On a day off after the last day no
 * working day of lateness has passed yet, and still the deadline is past.
 */
export function readClock(clock: ClockState, today: DateText): ClockReading {
  const days = Math.abs(clock.workingDaysLeft)
  if (clock.stopped) return { word: 'stopped', days, tone: 'quiet', icon: 'check' }
  if (clock.paused) return { word: 'paused', days, tone: 'quiet', icon: 'pause' }
  if (clock.workingDaysLeft < 0) return { word: 'overdue', days, tone: 'bad', icon: 'alert' }
  if (clock.workingDaysLeft === 0 && clock.dueOn < today) return { word: 'past', days, tone: 'bad', icon: 'alert' }
  if (clock.workingDaysLeft === 0) return { word: 'today', days, tone: 'warn', icon: 'clock' }
  return { word: 'left', days, tone: 'info', icon: 'clock' }
}
