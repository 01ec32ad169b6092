import type { FactDefinition, FactImportTemplate } from '@linli/contract'
import { listAreaUnitIds } from '../organisation/area.ts'
import type { CoreReading } from '../scope.ts'
import { writeSpreadsheet } from '../spreadsheets/write-spreadsheet.ts'
import { ownsFact } from './access.policy.ts'
import { selectDefinitions } from './fact-definition.queries.ts'
import { selectCurrentValues } from './fact-value.queries.ts'
import type { FactWork } from './fact-work.ts'
import { importColumns } from './import-columns.ts'
import { askedPeriod } from './period.policy.ts'
import { type FactSubject, selectSubjects } from './subject.queries.ts'

/** An Excel file with a row for every value that the actor's post enters: what is due, with what is there already. */
export async function makeFactTemplate(scope: CoreReading, work: FactWork): Promise<FactImportTemplate> {
  const { actor, today } = work
  const area = await listAreaUnitIds(scope, { areaUnitId: actor.unitId, on: today })
  const definitions = await selectDefinitions(scope, today)
  const kinds = [...new Set(definitions.flatMap(({ subjectKinds }) => subjectKinds))]
  const subjects = (await selectSubjects(scope, { kinds, on: today })).filter(({ id }) => area.has(id))
  const wanted = subjects.flatMap((subject) =>
    definitions
      .filter(({ subjectKinds }) => subjectKinds.includes(subject.kind))
      .filter((definition) => ownsFact(definition, actor, { unitId: subject.id, inArea: true }))
      .map((definition) => ({ subject, definition, period: askedPeriod(definition.frequency, today) })),
  )
  const known = await selectCurrentValues(
    scope,
    [...new Set(wanted.map(({ subject }) => subject.id))],
    [...new Set(wanted.map(({ definition }) => definition.key))],
  )
  const values = new Map(known.map((row) => [`${row.unitId} ${row.key} ${row.period}`, row.value]))
  const rows = wanted.map((one) => toRow(one, values.get(`${one.subject.id} ${one.definition.key} ${one.period}`)))
  const file = await writeSpreadsheet([{ name: '数据填报', columns: Object.values(importColumns), rows }])
  return { name: `数据填报-${actor.unitName}-${today}.xlsx`, file: file.toString('base64'), rows: rows.length }
}

interface WantedValue {
  readonly subject: FactSubject
  readonly definition: FactDefinition
  readonly period: string
}

/** In the order of `importColumns`. */
function toRow({ subject, definition, period }: WantedValue, value: string | undefined) {
  const { key, nameZh, measureZh } = definition
  return [subject.id, subject.name, key, nameZh, period, value, measureZh, undefined, undefined]
}
