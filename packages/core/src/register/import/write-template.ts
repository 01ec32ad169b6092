import { attributesOf, type UnitKind } from '@linli/contract'
import { writeSpreadsheet } from '../../spreadsheets/write-spreadsheet.ts'
import { columnsOf, TEMPLATE_VERSION } from './import-words.ts'

const WIDTH = 18

/** An empty file with the columns of a kind, and a second sheet that says what each takes. */
export async function writeTemplate(kind: UnitKind, words: ReadonlyMap<string, string>): Promise<string> {
  const say = (key: string) => words.get(key) ?? key
  const columns = columnsOf(kind).map((key) => ({ title: say(key), width: WIDTH }))
  const notes = attributesOf(kind).flatMap((definition) => {
    if (definition.type === 'yes-no') return [[say(definition.key), `${say('option.yes')} / ${say('option.no')}`]]
    if (definition.type !== 'choice' && definition.type !== 'choices') return []
    return [[say(definition.key), definition.options.map((option) => say(`option.${option}`)).join(' / ')]]
  })
  const file = await writeSpreadsheet([
    { name: `${say('sheet')} v${TEMPLATE_VERSION}`, columns, rows: [] },
    {
      name: say('notes'),
      columns: [
        { title: say('column'), width: 24 },
        { title: say('takes'), width: 90 },
      ],
      rows: [[say('parent'), say('parent-note')], [say('validFrom'), say('validFrom-note')], ...notes],
    },
  ])
  return file.toString('base64')
}
