/** A whole number with its thousands set apart, alike in both languages: `1,023`. */
export function formatCount(count: number): string {
  return count.toLocaleString('en')
}
