import type { DateText } from '@linli/kernel'

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** A moment as `2026-11-22 14:30`, in Asia/Shanghai wherever the browser stands. */
export function formatMoment(moment: string | Date): string {
  return formatToSecond(moment).slice(0, 16)
}

/** As `formatMoment`, with seconds: for "as of" times and the audit trail. */
export function formatToSecond(moment: string | Date): string {
  const found: Record<string, string> = {}
  for (const part of parts.formatToParts(new Date(moment))) found[part.type] = part.value
  return `${found.year}-${found.month}-${found.day} ${found.hour}:${found.minute}:${found.second}`
}

/** A calendar day with its weekday in the reader's language: 2026年11月23日 星期一. */
export function formatLongDay(day: DateText, language: string): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }).format(new Date(`${day}T00:00:00Z`))
}
