import type { CalendarChange } from '@linli/contract'
import type { CalendarNotice, PublishedCalendar } from './calendar.queries.ts'

/** The calendar as it will be with a notice in the place of what was known of its year. */
export function withNotice({ days, years }: PublishedCalendar, notice: CalendarNotice): PublishedCalendar {
  const { year, source } = notice
  const before = years.find((each) => each.year === year)
  const kept = new Map(days.filter(({ noticeYear }) => noticeYear !== year).map((day) => [day.date, day]))
  for (const day of notice.days) {
    const there = kept.get(day.date)
    if (there === undefined || there.noticeYear < year) kept.set(day.date, { ...day, noticeYear: year })
  }
  const revision = (before?.revision ?? 0) + 1
  return {
    days: [...kept.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    years: [...years.filter((each) => each.year !== year), { year, source, revision }],
  }
}

/** The days on which two calendars differ, in order. */
export function compareCalendars(before: PublishedCalendar, after: PublishedCalendar): CalendarChange[] {
  const [was, will] = [before, after].map(({ days }) => new Map(days.map((day) => [day.date, day])))
  const dates = [...new Set([...(was?.keys() ?? []), ...(will?.keys() ?? [])])].sort()
  return dates.flatMap((date) => {
    const [old, next] = [was?.get(date), will?.get(date)]
    if (old?.working === next?.working && old?.name === next?.name) return []
    return { date, ...(old && { before: dayOf(old) }), ...(next && { after: dayOf(next) }) }
  })
}

function dayOf({ working, name }: { readonly working: boolean; readonly name: string }) {
  return { working, name }
}
