/** How long a text is for the server: trimmed, and in code points, so that a rare character or an emoji is one. */
export function countCharacters(text: string): number {
  let count = 0
  for (const _character of text.trim()) count++
  return count
}
