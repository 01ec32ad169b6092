import type { DateText } from './clock.ts'
import type { CalendarDay } from './working-days.ts'

/** What the State Council's yearly notice (国务院办公厅关于…年部分节假日安排的通知) says. */
export interface HolidayNotice {
  readonly year: number
  /** Such as 国办发明电〔2025〕7号; missing where the text has none. */
  readonly documentNumber?: string
  /** Every day set apart, in order: holidays with their weekends, and worked weekend days. */
  readonly days: readonly CalendarDay[]
}

/** What is wrong with a sentence of it; `text` is the sentence, or the part that does not fit. */
export interface NoticeFlaw {
  readonly kind:
    | 'no-year'
    | 'no-holidays'
    | 'unread'
    | 'no-such-day'
    | 'wrong-weekday'
    | 'wrong-count'
    | 'weekday-worked'
    | 'other-year'
    | 'twice'
    | 'missing-holiday'
  readonly text: string
}

export type ReadNotice =
  | { readonly ok: true; readonly notice: HolidayNotice }
  | { readonly ok: false; readonly flaws: readonly NoticeFlaw[] }

const HOLIDAYS = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节']
const WEEKDAYS = '日一二三四五六'
const DAY_MS = 86_400_000

const DAY = String.raw`(?:(?<year#>\d{4})年)?(?:(?<month#>\d{1,2})月)?(?<day#>\d{1,2})日(?:（(?<note#>[^）]*)）)?`
const dayPattern = (mark: string) => DAY.replaceAll('#', mark)
const OFF = new RegExp(
  `^${dayPattern('A')}(?:至${dayPattern('B')})?放假(?:调休)?(?<single>\\d+天)?(?:，(?:共(?<count>\\d+)天|与周末连休|不调休))*$`,
  'u',
)
const WORKED_DAY = new RegExp(`^${dayPattern('A')}$`, 'u')
const HEADING = new RegExp(
  `^[一二三四五六七八九十]+、(?<name>(?:${HOLIDAYS.join('|')})(?:、(?:${HOLIDAYS.join('|')}))*)：(?<rest>.*)$`,
  'u',
)

/** Sentences that set no day apart. A day in any other sentence is not passed over. */
const WITHOUT_DAYS = [
  /^国务院办公厅关于\d{4}年部分节假日安排的通知$/u,
  /^(?:国务院办公厅)?关于\d{4}年部分节假日安排的通知$/u,
  /^\p{Script=Han}+〔\d{4}〕[1-9]\d*号$/u,
  /^各省、自治区、直辖市人民政府，国务院各部委、各直属机构：?$/u,
  /^经国务院批准，现将\d{4}年[^\d]*放假调休日期的具体安排通知如下$/u,
  /^鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（\d{1,2}月\d{1,2}日）休息$/u,
  /^节假日期间，各地区、各部门[^\d]*$/u,
  /^国务院办公厅$/u,
  /^\d{4}年\d{1,2}月\d{1,2}日$/u,
  /^（此件公开发布）$/u,
]

/**
 * Reads the notice strictly: every sentence is a known one or a flaw, weekday words are held against their dates, 共N天
 * against the days, and none of the seven holidays may be missing. December of the year before may be set.
 */
export function readHolidayNotice(text: string): ReadNotice {
  const year = Number(/(\d{4})年(?:部分节假日安排的通知|元旦)/u.exec(text)?.[1] ?? 0)
  if (year === 0) return { ok: false, flaws: [{ kind: 'no-year', text: '' }] }
  const documentNumber = /\p{Script=Han}+〔\d{4}〕[1-9]\d*号/u.exec(text)?.[0]
  const reader = new NoticeReader(year)
  for (const sentence of sentencesOf(text)) reader.read(sentence)
  const { days, flaws } = reader.finish()
  if (flaws.length > 0) return { ok: false, flaws }
  return { ok: true, notice: { year, days, ...(documentNumber !== undefined && { documentNumber }) } }
}

function sentencesOf(text: string): string[] {
  return text
    .split(/[。；\n\r]/u)
    .map((sentence) => sentence.replaceAll(/[\s\u3000]/gu, ''))
    .filter((sentence) => sentence !== '')
}

class NoticeReader {
  readonly #year: number
  readonly #days = new Map<DateText, CalendarDay>()
  readonly #flaws: NoticeFlaw[] = []
  readonly #named = new Set<string>()
  #holiday: string | undefined

  constructor(year: number) {
    this.#year = year
  }

  read(sentence: string): void {
    const heading = HEADING.exec(sentence)?.groups
    if (heading) {
      this.#holiday = heading.name
      for (const name of (heading.name ?? '').split('、')) this.#named.add(name)
      this.#readHoliday(heading.rest ?? '')
    } else if (!WITHOUT_DAYS.some((known) => known.test(sentence))) this.#readHoliday(sentence)
  }

  finish(): { readonly days: readonly CalendarDay[]; readonly flaws: readonly NoticeFlaw[] } {
    for (const name of HOLIDAYS) if (!this.#named.has(name)) this.#flaw('missing-holiday', name)
    const days = [...this.#days.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1))
    if (days.length === 0) this.#flaw('no-holidays', '')
    return { days, flaws: this.#flaws }
  }

  #readHoliday(sentence: string): undefined {
    const name = this.#holiday
    if (name === undefined) return this.#flaw('unread', sentence)
    if (sentence.endsWith('上班')) return this.#readWorked(name, sentence)
    const groups = OFF.exec(sentence)?.groups
    if (!groups) return this.#flaw('unread', sentence)
    const from = this.#dayOf(groups, 'A', undefined)
    const to = groups.dayB === undefined ? from : this.#dayOf(groups, 'B', from)
    if (from === undefined || to === undefined) return undefined
    const dates = daysBetween(from, to)
    const told = groups.count ?? groups.single?.replace('天', '')
    if (dates.length === 0 || (told !== undefined && Number(told) !== dates.length)) this.#flaw('wrong-count', sentence)
    for (const date of dates) this.#set({ date, working: false, name })
  }

  #readWorked(name: string, sentence: string): undefined {
    // 、 also stands inside the brackets of a day
    for (const part of sentence.slice(0, -2).split(/、(?=\d)/u)) {
      const groups = WORKED_DAY.exec(part)?.groups
      if (!groups) {
        this.#flaw('unread', part)
        continue
      }
      const date = this.#dayOf(groups, 'A', undefined)
      if (date === undefined) continue
      if (weekdayOf(date) !== 0 && weekdayOf(date) !== 6) this.#flaw('weekday-worked', part)
      this.#set({ date, working: true, name })
    }
  }

  /** The day of a pattern's groups; its year and month are those of the day before it in the sentence unless written. */
  #dayOf(
    groups: Record<string, string | undefined>,
    mark: 'A' | 'B',
    before: DateText | undefined,
  ): DateText | undefined {
    const year = Number(groups[`year${mark}`] ?? before?.slice(0, 4) ?? this.#year)
    const month = Number(groups[`month${mark}`] ?? before?.slice(5, 7) ?? 0)
    const date = [year, String(month).padStart(2, '0'), (groups[`day${mark}`] ?? '').padStart(2, '0')].join('-')
    const note = groups[`note${mark}`]
    if (!exists(date)) return this.#flaw('no-such-day', `${date}`)
    const decemberBefore = date.startsWith(`${this.#year - 1}-12-`)
    if (year !== this.#year && !decemberBefore) return this.#flaw('other-year', date)
    const weekday = /(?:周|星期)([日一二三四五六天])/u.exec(note ?? '')?.[1]?.replace('天', '日')
    if (weekday !== undefined && WEEKDAYS[weekdayOf(date)] !== weekday)
      this.#flaw('wrong-weekday', `${date}（${note}）`)
    return date
  }

  #set(day: CalendarDay): void {
    if (this.#days.has(day.date)) this.#flaw('twice', day.date)
    this.#days.set(day.date, day)
  }

  #flaw(kind: NoticeFlaw['kind'], text: string): undefined {
    this.#flaws.push({ kind, text })
  }
}

function exists(date: DateText): boolean {
  const at = Date.parse(`${date}T00:00:00Z`)
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(date)
}

function weekdayOf(date: DateText): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}

function daysBetween(from: DateText, to: DateText): DateText[] {
  const count = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1
  if (count < 1 || count > 31) return []
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(`${from}T00:00:00Z`) + index * DAY_MS).toISOString().slice(0, 10),
  )
}
