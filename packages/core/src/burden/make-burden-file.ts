import type { BurdenAsk, BurdenReport, WrittenFile } from '@linli/contract'
import { writeSpreadsheet } from '../spreadsheets/write-spreadsheet.ts'
import { askerWords, burdenColumns, burdenFileName, burdenSheets, dataItems, frequencyWords } from './burden-columns.ts'

export interface BurdenFileInput {
  readonly report: BurdenReport
  /** Whose area the report is of. */
  readonly unitName: string
  /** What a plugin calls a form of its own. */
  readonly formName: (pluginId: string, formKey: string) => string
}

/** The report as an Excel file that can be calculated with: what is asked, of whom, and when. It holds what the report holds. */
export async function makeBurdenFile({ report, unitName, formName }: BurdenFileInput): Promise<WrittenFile> {
  const { asks, units, months, from, to } = report
  const file = await writeSpreadsheet([
    { name: burdenSheets.asks, columns: burdenColumns.asks, rows: asks.map((ask) => rowOfAsk(ask, formName)) },
    {
      name: burdenSheets.units,
      columns: burdenColumns.units,
      rows: units.map(({ name, times, fields, prefilled, minutes }) => [
        name,
        times,
        fields - prefilled,
        prefilled,
        hoursOf(minutes),
      ]),
    },
    {
      name: burdenSheets.months,
      columns: burdenColumns.months,
      rows: months.map(({ month, times, minutes }) => [month, times, hoursOf(minutes)]),
    },
  ])
  return { name: `${burdenFileName}-${unitName}-${from}-${to}.xlsx`, file: file.toString('base64') }
}

function rowOfAsk(ask: BurdenAsk, formName: BurdenFileInput['formName']): readonly (string | number)[] {
  const { pluginId, formKey, askedBy, frequency, fields, prefilled, times, minutes } = ask
  const every = frequencyWords[frequency]
  const what =
    pluginId !== undefined && formKey !== undefined ? formName(pluginId, formKey) : `${dataItems}（${every}）`
  return [what, askerWords[askedBy], every, fields, prefilled, times, hoursOf(minutes)]
}

function hoursOf(minutes: number): number {
  return Math.round(minutes / 6) / 10
}
