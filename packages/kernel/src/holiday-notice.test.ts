import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readHolidayNotice } from './holiday-notice.ts'

interface Published {
  readonly years: Readonly<
    Record<string, { readonly days: readonly { date: string; name: string; isOffDay: boolean }[] }>
  >
}

const file = new URL('../../core/src/seed/data/workdays.json', import.meta.url)
const published: Published = JSON.parse(readFileSync(file, 'utf8'))

const opening = (year: number) =>
  `国务院办公厅关于${year}年部分节假日安排的通知\n国办发明电〔${year - 1}〕7号\n各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n经国务院批准，现将${year}年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。\n`
const closing =
  '\n节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作，遇有重大突发事件，要按规定及时报告并妥善处置，确保人民群众祥和平安度过节日假期。\n国务院办公厅\n'

const notice2026 = `${opening(2026)}
　　一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
　　二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
　　三、清明节：4月4日（周六）至6日（周一）放假，共3天。
　　四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
　　五、端午节：6月19日（周五）至21日（周日）放假，共3天。
　　六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
　　七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
${closing}2025年11月4日`

const notice2025 = `${opening(2025)}
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
${closing}2024年11月12日`

test.each([
  ['2025', notice2025],
  ['2026', notice2026],
])('the notice of %s says the same as the published list of days', (year, text) => {
  const read = readHolidayNotice(text)
  const expected = published.years[year]?.days.map(({ date, name, isOffDay }) => ({ date, name, working: !isOffDay }))
  expect(read).toMatchObject({
    ok: true,
    notice: { year: Number(year), documentNumber: `国办发明电〔${Number(year) - 1}〕7号` },
  })
  expect(read.ok && read.notice.days.map(({ date, working }) => [date, working])).toEqual(
    expected?.map(({ date, working }) => [date, working]),
  )
})

/** Holidays that a test about one of them does not look at. */
const others = (names: readonly string[]) =>
  ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节']
    .filter((name) => !names.includes(name))
    .map((name, index) => `七、${name}：${index + 3}月1日放假，共1天。`)
    .join('\n')

test('December of the year before may be set, with a recommendation beside it', () => {
  const text = `${opening(2024)}一、元旦：2023年12月30日至2024年1月1日放假调休，共3天。2023年12月31日（星期日）上班。
二、春节：2月10日至17日放假调休，共8天。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
${others(['元旦', '春节'])}`
  const read = readHolidayNotice(text)
  expect(read).toMatchObject({ ok: false, flaws: [{ kind: 'twice', text: '2023-12-31' }] })
  const mended = readHolidayNotice(text.replace('2023年12月31日（星期日）上班。', ''))
  expect(mended.ok && mended.notice.days.slice(0, 3).map(({ date }) => date)).toEqual([
    '2023-12-30',
    '2023-12-31',
    '2024-01-01',
  ])
})

const change = (from: string, to: string) => readHolidayNotice(notice2026.replace(from, to))

test.each([
  ['a weekday that is not the date’s', '1月4日（周日）上班', '1月4日（周六）上班', 'wrong-weekday'],
  ['a count that is not the days’', '放假调休，共9天', '放假调休，共8天', 'wrong-count'],
  ['a sentence that nobody knows', '5月9日（周六）上班', '5月9日（周六）补班', 'unread'],
  ['a worked day that is worked anyway', '5月9日（周六）上班', '5月8日（周五）上班', 'weekday-worked'],
  ['a day that does not exist', '6月19日（周五）至21日（周日）放假，共3天', '6月31日放假，共1天', 'no-such-day'],
  ['a day of another year', '1月4日（周日）上班', '2027年1月4日上班', 'other-year'],
  ['a holiday left out', '三、清明节：4月4日（周六）至6日（周一）放假，共3天。', '', 'missing-holiday'],
  ['a day in a sentence about something else', '确保人民群众', '5月6日放假，确保人民群众', 'unread'],
])('%s is told and not passed over', (_, from, to, kind) => {
  const read = change(from, to)
  expect(read.ok ? [] : read.flaws.map((flaw) => flaw.kind)).toContain(kind)
})

test('a text that is no such notice is told to be none', () => {
  expect(readHolidayNotice('关于召开会议的通知')).toEqual({ ok: false, flaws: [{ kind: 'no-year', text: '' }] })
})
