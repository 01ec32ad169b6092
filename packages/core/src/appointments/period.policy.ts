import type { DateText } from '@linli/kernel'

/** From a day on, up to and without another; without an end, for good. */
export interface Period {
  readonly from: DateText
  readonly to?: DateText | undefined
}

export function overlaps(one: Period, other: Period): boolean {
  return (other.to === undefined || one.from < other.to) && (one.to === undefined || other.from < one.to)
}

/** Whether a period reaches this day or goes on after it. */
export function isOverBy({ to }: Period, on: DateText): boolean {
  return to !== undefined && to <= on
}

export function holdsOn({ from, to }: Period, on: DateText): boolean {
  return from <= on && (to === undefined || to > on)
}

export function laterOf(one: DateText, other: DateText): DateText {
  return one.localeCompare(other) > 0 ? one : other
}
