/** `王**`: the family name alone, however long the given one is. */
export function maskPersonName(name: string): string {
  const [family = ''] = name
  return `${family}**`
}
