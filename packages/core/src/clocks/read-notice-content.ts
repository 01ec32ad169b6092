import { noticeFile } from '@linli/contract'
import { findDocumentNumberFlaw, type NoticeFlaw, ok, type Result, readHolidayNotice } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CalendarNotice } from './calendar.queries.ts'

/** The text of the notice, or a file of days as the product's own seed has them, with the document number if the text has none. */
export interface NoticeContent {
  readonly content: string
  readonly document?: string | undefined
}

const SHOWN_FLAWS = 5

/**
 * Reads what was pasted or uploaded. Refuses with `calendar.unread` (what is wrong, sentence by sentence),
 * `calendar.file-unread`, `calendar.other-year`, and `calendar.document-number` where there is no proper document number.
 */
export function readNoticeContent({ content, document }: NoticeContent): Result<CalendarNotice> {
  const text = content.trim()
  const read = text.startsWith('{') ? readFile(text) : readText(text)
  if (!read.ok) return read
  const source = document || read.value.document || ''
  if (findDocumentNumberFlaw(source) !== undefined) return refuseCore('invalid', 'calendar.document-number')
  return ok({ year: read.value.year, days: read.value.days, source })
}

type Content = Omit<CalendarNotice, 'source'> & { readonly document?: string | undefined }

function readText(text: string): Result<Content> {
  const read = readHolidayNotice(text)
  if (read.ok) return ok({ ...read.notice, document: read.notice.documentNumber })
  const { flaws } = read
  const told = flaws.slice(0, SHOWN_FLAWS).map(tellFlaw).join('\n')
  return refuseCore('invalid', 'calendar.unread', { count: flaws.length, flaws: told })
}

/** `kind: text`, the kind being a key of words. */
function tellFlaw({ kind, text }: NoticeFlaw): string {
  return `${kind}: ${text.slice(0, 100)}`
}

function readFile(text: string): Result<Content> {
  const parsed = noticeFile.safeParse(parseJson(text))
  if (!parsed.success) return refuseCore('invalid', 'calendar.file-unread')
  const { year, days } = parsed.data
  const wrong = days.find(({ date }) => !date.startsWith(`${year}-`) && !date.startsWith(`${year - 1}-12-`))
  if (wrong) return refuseCore('invalid', 'calendar.other-year', { date: wrong.date })
  if (new Set(days.map(({ date }) => date)).size < days.length) return refuseCore('invalid', 'calendar.file-unread')
  return ok({ year, days: days.map(({ name, date, isOffDay }) => ({ date, name, working: !isOffDay })) })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
