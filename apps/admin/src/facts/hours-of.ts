/** Minutes as hours with one decimal place. */
export function hoursOf(minutes: number): string {
  return (minutes / 60).toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
}
