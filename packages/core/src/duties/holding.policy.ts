import type { DateText } from '@linli/kernel'

/** The days on which a unit holds a duty; none where the last day is the first. */
export interface Holding {
  readonly unitId: string
  readonly from: DateText
  readonly to: DateText | null
}

/** Whether it holds on a day. */
export function holdsOn({ from, to }: Holding, on: DateText): boolean {
  return from <= on && (to === null || to > on)
}

/** Whether it holds on a day or on any later one. */
export function holdsLater({ from, to }: Holding, on: DateText): boolean {
  return to === null || (to > on && to > from)
}

/** Whether a unit holds from a day on for good as it is, with nothing else settled for later. */
export function holdsFrom(
  periods: readonly Holding[],
  { unitId, from }: { readonly unitId: string; readonly from: DateText },
): boolean {
  const later = periods.filter((period) => holdsLater(period, from))
  const [only] = later
  return later.length === 1 && only?.unitId === unitId && only.to === null && only.from <= from
}
