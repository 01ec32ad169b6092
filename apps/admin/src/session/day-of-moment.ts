import { formatMoment } from '@linli/ui'

/** The day of a moment, `YYYY-MM-DD`; empty for what is no moment. */
export function dayOfMoment(moment: string): string {
  return Number.isNaN(Date.parse(moment)) ? '' : formatMoment(moment).slice(0, 10)
}
