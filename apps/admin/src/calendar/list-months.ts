export interface Month {
  /** 1 to 12. */
  readonly month: number
  /** Monday to Sunday; undefined where the week is of another month. */
  readonly weeks: readonly (readonly (string | undefined)[])[]
}

/** The months of a year in weeks, as `YYYY-MM-DD`. */
export function listMonths(year: number): Month[] {
  return Array.from({ length: 12 }, (_, index) => {
    const length = new Date(Date.UTC(year, index + 1, 0)).getUTCDate()
    const blank = (new Date(Date.UTC(year, index, 1)).getUTCDay() + 6) % 7
    const cells = [
      ...Array.from({ length: blank }, () => undefined),
      ...Array.from({ length }, (_day, day) => `${year}-${twoDigits(index + 1)}-${twoDigits(day + 1)}`),
    ]
    const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_week, week) =>
      Array.from({ length: 7 }, (_cell, cell) => cells[week * 7 + cell]),
    )
    return { month: index + 1, weeks }
  })
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
