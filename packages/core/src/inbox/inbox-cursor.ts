import { isId } from '@linli/kernel'

/** Where a listing goes on: the last row's sorting value and id. */
export interface InboxCursor {
  readonly at: string
  readonly id: string
}

const SORTING_VALUE = /^(?:-?infinity|\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}\.\d{3}Z)?)$/

export function writeCursor({ at, id }: InboxCursor): string {
  return Buffer.from(`${at} ${id}`).toString('base64url')
}

/** Reads a cursor that this module wrote; nothing for any other text. */
export function readCursor(text: string): InboxCursor | undefined {
  const [at = '', id = ''] = Buffer.from(text, 'base64url').toString().split(' ')
  return isId(id) && SORTING_VALUE.test(at) && isMoment(at) ? { at, id } : undefined
}

/** A day or moment that PostgreSQL knows too: JavaScript takes 31 February for a day in March, and has a year 0. */
function isMoment(text: string): boolean {
  if (text.endsWith('infinity')) return true
  const moment = new Date(text)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text) && text > '0001'
}
