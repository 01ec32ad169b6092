const LEAST_SHOWN = 3

/** Minutes as hours with one decimal place; what would be rounded to nothing is said to be little. */
export function hoursOf(minutes: number): string {
  if (minutes > 0 && minutes < LEAST_SHOWN) return '< 0.1'
  return (minutes / 60).toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
}
