import {
  type FactDefinition,
  type FactDefinitionInput,
  type FactFrequency,
  type FactOwner,
  type FactSensitivity,
  type FactType,
  LOCAL_FACT_PREFIX,
} from '@linli/contract'

/** Text lengths as the contract's schema has them; a test holds these against it. */
export const factLimits = {
  key: 80,
  nameZh: 40,
  nameEn: 80,
  noteZh: 200,
  measureZh: 10,
  measureEn: 20,
  department: 40,
  sourceDocument: 120,
  section: 80,
} as const

/** The form as it is typed: every field a text. */
export interface FactFormValues {
  readonly key: string
  readonly nameZh: string
  readonly nameEn: string
  readonly noteZh: string
  readonly subjectKind: string
  readonly type: string
  readonly scale: string
  readonly measureZh: string
  readonly measureEn: string
  readonly choices: string
  readonly owner: string
  readonly department: string
  readonly frequency: string
  readonly dueWorkingDays: string
  readonly sensitivity: string
  readonly additive: string
  readonly softMin: string
  readonly softMax: string
  readonly hardMin: string
  readonly hardMax: string
  readonly aliases: string
  readonly sourceDocument: string
  readonly section: string
  readonly validFrom: string
}

/** A district's keys begin in their own way. */
export function emptyFactForm(today: string, { inCity }: { inCity: boolean }): FactFormValues {
  const texts = {
    key: inCity ? '' : LOCAL_FACT_PREFIX,
    nameZh: '',
    nameEn: '',
    noteZh: '',
    measureZh: '',
    measureEn: '',
    choices: '',
    aliases: '',
  }
  const bounds = { softMin: '', softMax: '', hardMin: '0', hardMax: '' }
  return {
    ...texts,
    ...bounds,
    subjectKind: 'community',
    type: 'integer',
    scale: '2',
    owner: 'subject',
    department: '',
    frequency: 'year',
    dueWorkingDays: '10',
    sensitivity: 'district',
    additive: 'yes',
    sourceDocument: '',
    section: '',
    validFrom: today,
  }
}

export function toFactForm(definition: FactDefinition, today: string): FactFormValues {
  const text = (number: number | undefined) => (number === undefined ? '' : String(number))
  const { key, nameZh, nameEn, noteZh, type, measureZh, measureEn, owner, department, frequency } = definition
  return {
    ...emptyFactForm(today, { inCity: true }),
    ...{ key, nameZh, nameEn, noteZh, type, measureZh, measureEn, owner, department, frequency },
    subjectKind: definition.subjectKinds[0] ?? 'community',
    scale: text(definition.scale),
    choices: definition.choices.map(({ value, zh, en }) => `${value} ${zh} ${en}`).join('\n'),
    dueWorkingDays: text(definition.dueWorkingDays),
    sensitivity: definition.sensitivity,
    additive: definition.additive ? 'yes' : 'no',
    softMin: text(definition.softMin),
    softMax: text(definition.softMax),
    hardMin: text(definition.hardMin),
    hardMax: text(definition.hardMax),
    aliases: definition.aliases.join('\n'),
    sourceDocument: definition.sourceDocument,
    section: definition.section,
  }
}

/** Roles that read what is restricted, unless the definition says otherwise. */
const READERS = ['office-clerk', 'street-officer', 'community-worker'] as const

export function toFactInput(values: FactFormValues): FactDefinitionInput {
  const { nameZh, nameEn, noteZh, measureZh, measureEn, department, sourceDocument, section, validFrom } = values
  const numeric = values.type === 'integer' || values.type === 'decimal'
  const number = (name: 'softMin' | 'softMax' | 'hardMin' | 'hardMax') => {
    const text = values[name].trim()
    return numeric && text !== '' ? { [name]: Number(text) } : {}
  }
  const restricted = values.sensitivity === 'roles' || values.sensitivity === 'personal'
  return {
    ...{ nameZh, nameEn, noteZh, noteEn: '', measureZh, measureEn, department, sourceDocument, section, validFrom },
    key: values.key.trim(),
    order: 1000,
    // the selects hold nothing else
    subjectKinds: [values.subjectKind as FactDefinitionInput['subjectKinds'][number]],
    type: values.type as FactType,
    scale: values.type === 'decimal' ? Number(values.scale) : 0,
    choices: values.type === 'choice' ? readChoices(values.choices) : [],
    owner: values.owner as FactOwner,
    frequency: values.frequency as FactFrequency,
    dueWorkingDays: Number(values.dueWorkingDays),
    sensitivity: values.sensitivity as FactSensitivity,
    readerRoles: restricted ? [...READERS] : [],
    additive: numeric && values.additive === 'yes',
    ...number('softMin'),
    ...number('softMax'),
    ...number('hardMin'),
    ...number('hardMax'),
    aliases: linesOf(values.aliases),
  }
}

/** One a line: its key, its Chinese and its English word. */
function readChoices(text: string): { value: string; zh: string; en: string }[] {
  return linesOf(text).map((line) => {
    const [value = '', zh = '', ...en] = line.split(/\s+/)
    return { value, zh, en: en.join(' ') || zh }
  })
}

function linesOf(text: string): string[] {
  return text
    .split(/[\n\u3001]/)
    .map((line) => line.trim())
    .filter(Boolean)
}

const KEY = /^[a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const NUMBER = /^-?\d{1,12}(\.\d{1,4})?$/

function isKey(key: string, inCity: boolean): boolean {
  return KEY.test(key) && key.startsWith(LOCAL_FACT_PREFIX) !== inCity
}

/** What stands in the way of sending the form, by field. */
export function findFactProblems(
  values: FactFormValues,
  { inCity }: { inCity: boolean },
): { name: keyof FactFormValues; key: string }[] {
  const missing = (['nameZh', 'nameEn', 'sourceDocument', 'validFrom'] as const).filter((name) => !values[name].trim())
  const bounds = (['softMin', 'softMax', 'hardMin', 'hardMax'] as const).filter(
    (name) => values[name].trim() !== '' && !NUMBER.test(values[name].trim()),
  )
  const choices = readChoices(values.choices)
  return [
    ...(isKey(values.key.trim(), inCity)
      ? []
      : [{ name: 'key' as const, key: inCity ? 'facts.problem.key' : 'facts.problem.key-local' }]),
    ...missing.map((name) => ({ name, key: `facts.problem.${name}` })),
    ...bounds.map((name) => ({ name, key: 'facts.problem.number' })),
    ...(/^\d{1,3}$/.test(values.dueWorkingDays) &&
    Number(values.dueWorkingDays) >= 1 &&
    Number(values.dueWorkingDays) <= 120
      ? []
      : [{ name: 'dueWorkingDays' as const, key: 'facts.problem.dueWorkingDays' }]),
    ...(values.type === 'choice' && choices.length < 2
      ? [{ name: 'choices' as const, key: 'facts.problem.choices' }]
      : []),
    ...(values.owner === 'department' && !values.department.trim()
      ? [{ name: 'department' as const, key: 'facts.problem.department' }]
      : []),
  ]
}
