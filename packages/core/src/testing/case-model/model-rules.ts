import type { DateText } from '@linli/kernel'

/** The reference's own reading of days: a list of working days, walked one by one. */

export interface Days {
  isWorkingDay(day: DateText): boolean
}

export function dayAfter(day: DateText, by = 1): DateText {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)
}

/** The n-th working day after a day. */
export function dueAfter(days: Days, from: DateText, count: number): DateText {
  let day = from
  for (let left = count; left > 0; ) {
    day = dayAfter(day)
    if (days.isWorkingDay(day)) left -= 1
  }
  return day
}

/** Working days after a day, up to and with another; below zero where that lies before. */
export function workingDaysTo(days: Days, from: DateText, to: DateText): number {
  if (to < from) return -workingDaysTo(days, to, from)
  let count = 0
  for (let day = dayAfter(from); day <= to; day = dayAfter(day)) if (days.isWorkingDay(day)) count += 1
  return count
}

export interface JoiningModel {
  readonly open: boolean
  readonly verdict?: string | undefined
  readonly vetoes: boolean
}

export type ModelJoin = 'all' | 'any' | 'two' | 'half' | 'two-assents'

/** Whether branches go on together, as the table of joins says. */
export function joinOf(join: ModelJoin, branches: readonly JoiningModel[]): 'wait' | 'convene' | 'stop' {
  if (branches.some(({ vetoes, verdict }) => vetoes && verdict === 'against')) return 'stop'
  const open = branches.filter((branch) => branch.open).length
  const answered = branches.filter(({ open, verdict }) => !open && verdict !== undefined).length
  const assents = branches.filter(({ verdict }) => verdict === 'for').length
  const needed = { all: branches.length, any: 1, two: 2, half: Math.ceil(branches.length / 2), 'two-assents': 2 }[join]
  const have = join === 'two-assents' ? assents : answered
  if (have >= needed) return 'convene'
  return have + open < needed ? 'stop' : 'wait'
}
