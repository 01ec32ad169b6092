import { readFile } from 'node:fs/promises'
import type { CalendarNotice } from '../clocks/calendar.queries.ts'

interface WorkdaysFile {
  readonly years: Readonly<
    Record<
      string,
      {
        readonly papers: readonly string[]
        readonly days: readonly { readonly name: string; readonly date: string; readonly isOffDay: boolean }[]
      }
    >
  >
}

/** The yearly notices that come with the product; later ones are imported. */
export async function readWorkdays(): Promise<CalendarNotice[]> {
  const text = await readFile(new URL('./data/workdays.json', import.meta.url), 'utf8')
  const { years } = JSON.parse(text) as WorkdaysFile // the file is ours; a test counts its working days
  return Object.entries(years).map(([year, { papers, days }]) => ({
    year: Number(year),
    source: papers.join(' '),
    days: days.map(({ name, date, isOffDay }) => ({ name, date, working: !isOffDay })),
  }))
}
