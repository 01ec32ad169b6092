import { isDeepStrictEqual } from 'node:util'
import type { Variant } from './variants.ts'

/** Asks every variant for the same pages and compares them row by row. @returns how many rows were equal */
export async function compareAnswers(variants: readonly Variant[], sessions: readonly number[]): Promise<number> {
  let equal = 0
  for (const session of sessions) {
    const [reference, ...others] = await Promise.all(
      variants.map(async (variant) => ({ variant, rows: await variant.rows(session) })),
    )
    if (reference === undefined || reference.rows.length === 0) throw new Error('There is nothing to compare')
    for (const { variant, rows } of others) {
      // One row more than the page tells the product whether there is a next page; the statement itself returns it.
      const page = rows.slice(0, reference.rows.length)
      if (!isDeepStrictEqual(page, reference.rows)) {
        throw new Error(`"${variant.name}" and "${reference.variant.name}" answer differently for session ${session}:
${JSON.stringify(page[0])}\n${JSON.stringify(reference.rows[0])}`)
      }
      equal += page.length
    }
  }
  return equal
}
