import { createHash } from 'node:crypto'

/** What the first link is chained to. */
export const CHAIN_START = '0'.repeat(64)

/**
 * The hash of a link: SHA-256 over the link before it, its own number, and every column of the entry, in a form that does
 * not depend on the order in which columns or keys are read.
 */
export function linkHash(previous: string, seq: number, entry: Readonly<Record<string, unknown>>): string {
  return createHash('sha256')
    .update(`${previous}\n${seq}\n${canonical(entry)}`)
    .digest('hex')
}

function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
