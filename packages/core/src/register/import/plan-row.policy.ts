import { attributesOf, type ImportProblem, schemesOfKind } from '@linli/contract'
import type { SheetCell } from '../../spreadsheets/sheet.ts'
import {
  type AttributeValues,
  diffAttributes,
  diffField,
  type GivenAttribute,
  mergeAttributes,
} from '../attribute.policy.ts'
import { checkCode, writeCode } from '../identifier.policy.ts'
import { failed, type ImportContext, type KnownParent, type KnownUnit, type PlannedRow } from './import-plan.ts'
import type { ImportRow } from './import-words.ts'

const NAME_LENGTH = 40
const FULL_NAME_LENGTH = 80
const SOURCE_LENGTH = 120
const DAY = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/

/** What one row of a file does: adds, changes, nothing, or why it can do neither. Pure; the register is in the context. */
export function planRow(row: ImportRow, context: ImportContext, words: ReadonlyMap<string, string>): PlannedRow {
  const problems: ImportProblem[] = flawedCells(row)
  const report = (column: string, code: string, value = '') => problems.push({ column, code, value })
  const text = (key: string) => row.cells.get(key)?.text ?? ''
  const name = text('name')
  if (name === '') report('name', 'missing')
  else if (name.length > NAME_LENGTH) report('name', 'too-long')
  if (text('fullName').length > FULL_NAME_LENGTH) report('fullName', 'too-long')
  if (text('codeSource').length > SOURCE_LENGTH) report('codeSource', 'too-long')
  const parent = findParent(text('parent'), context.parents, report)
  const code = writeCode(text('code'))
  const unit = findUnit(context, { parent, name, code }, report)
  const validFrom = readDay(text('validFrom'))
  if (unit === undefined && (validFrom === '' || validFrom > context.today)) report('validFrom', 'date', validFrom)
  checkRowCode(context, { code, source: text('codeSource'), unit }, report)
  const given = givenAttributes(row, context, words)
  const before: AttributeValues = unit?.values ?? new Map()
  const after = mergeAttributes(context.kind, before, given)
  if (!after.ok)
    report(String(after.refusal.params.field ?? ''), after.refusal.code, String(after.refusal.params.problem ?? ''))
  const values = after.ok ? after.value : before
  const codeField =
    code !== '' && context.holders.get(code) === undefined
      ? diffField(`identifier.${schemesOfKind[context.kind][0]}`, undefined, code)
      : []
  const fields = [
    ...(unit ? [] : diffField('name', undefined, name)),
    ...diffAttributes(context.kind, before, values),
    ...codeField,
  ]
  const outcome = unit === undefined ? 'add' : fields.length > 0 ? 'change' : 'unchanged'
  const result =
    problems.length > 0
      ? failed(row.number, name, problems)
      : ({ number: row.number, name, outcome, problems: [], fields } as const)
  return {
    result,
    parentId: parent?.id ?? '',
    name,
    fullName: text('fullName') || name,
    validFrom,
    code: codeField.length > 0 ? code : '',
    codeSource: text('codeSource'),
    values,
    fields,
    ...(unit && { unit }),
  }
}

type Report = (column: string, code: string, value?: string) => void

/** A formula is not computed, and a number that has lost digits is not the number that was typed. */
function flawedCells({ cells }: ImportRow): ImportProblem[] {
  return [...cells].flatMap(([column, { flaw, text }]) =>
    flaw ? [{ column, code: flaw, value: text.slice(0, 40) }] : [],
  )
}

function findParent(wanted: string, parents: readonly KnownParent[], report: Report): KnownParent | undefined {
  if (wanted === '') {
    report('parent', 'missing')
    return undefined
  }
  const found = parents.filter(({ name, codes }) => name === wanted || codes.includes(wanted))
  const exists = found.filter(({ state }) => state !== 'ended')
  const [parent] = exists
  if (parent === undefined) report('parent', found.length > 0 ? 'parent-ended' : 'parent-unknown', wanted)
  else if (exists.length > 1) report('parent', 'parent-ambiguous', wanted)
  else if (parent.state === 'not-yours') report('parent', 'not-yours', wanted)
  else return parent
  return undefined
}

/** By its code if it is there, or else by its name under its parent. */
function findUnit(
  { units, holders }: ImportContext,
  { parent, name, code }: { parent: KnownParent | undefined; name: string; code: string },
  report: Report,
): KnownUnit | undefined {
  const holder = code === '' ? undefined : holders.get(code)
  const byCode = units.find(({ id }) => id === holder?.unitId)
  const byName = units.find((unit) => unit.parentId === parent?.id && unit.name === name)
  if (byCode && byCode.id !== byName?.id) report('name', 'name-differs', byCode.name)
  return byName
}

function checkRowCode(
  { kind, holders }: ImportContext,
  { code, source, unit }: { code: string; source: string; unit: KnownUnit | undefined },
  report: Report,
): void {
  if (code === '') return
  const [scheme] = schemesOfKind[kind]
  const checked = scheme && checkCode(kind, { scheme, value: code })
  if (checked && !checked.ok) report('code', `flaw.${String(checked.refusal.params.flaw ?? '')}`, code)
  const holder = holders.get(code)
  if (holder && holder.unitId !== unit?.id) report('code', 'code-taken', holder.unitName)
  if (!holder && source === '') report('codeSource', 'missing')
}

/** Cells that are filled in; an empty one leaves what the register has. */
function givenAttributes(
  row: ImportRow,
  { kind }: ImportContext,
  words: ReadonlyMap<string, string>,
): GivenAttribute[] {
  const keyOf = new Map([...words].map(([key, word]) => [word, key.replace(/^option\./, '')]))
  return attributesOf(kind).flatMap((definition) => {
    const text = textOf(row.cells.get(definition.key))
    if (text === '') return []
    switch (definition.type) {
      case 'yes-no':
      case 'choice':
        return [{ key: definition.key, value: keyOf.get(text) ?? text }]
      case 'choices':
        return [
          {
            key: definition.key,
            value: splitList(text)
              .map((one) => keyOf.get(one) ?? one)
              .join(','),
          },
        ]
      case 'date':
        return [{ key: definition.key, value: readDay(text) || text }]
      default:
        return [{ key: definition.key, value: text }]
    }
  })
}

function textOf(cell: SheetCell | undefined): string {
  return cell?.text ?? ''
}

function splitList(text: string): string[] {
  return text
    .split(/[,;\u3001\uff0c\uff1b\s]+/)
    .map((one) => one.trim())
    .filter(Boolean)
}

/** `2026-3-2` and `2026/03/02` as `2026-03-02`; nothing for what is no day. */
function readDay(text: string): string {
  const [, year = '', month = '', day = ''] = DAY.exec(text) ?? []
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const parsed = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date) && date >= '1949-10-01' ? date : ''
}
