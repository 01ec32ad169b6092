import { attributesOf, type UnitKind } from '@linli/contract/register'
import type { TFunction } from 'i18next'

const fixedColumns = ['name', 'fullName', 'parent', 'validFrom', 'code', 'codeSource'] as const
const notes = ['notes', 'column', 'takes', 'parent-note', 'validFrom-note'] as const

/** The words of a template in the user's language: its columns, its options, and what it says of itself. */
export function importWords(kind: UnitKind, t: TFunction): { key: string; word: string }[] {
  const definitions = attributesOf(kind)
  const options = definitions.flatMap((definition) =>
    definition.type === 'choice' || definition.type === 'choices' ? definition.options : [],
  )
  return [
    { key: 'sheet', word: t(`unit-kind-one.${kind}`) },
    ...fixedColumns.map((key) => ({ key, word: t(`import.column.${key}`) })),
    ...definitions.map(({ key }) => ({ key, word: t(`attribute.${key}`) })),
    { key: 'option.yes', word: t('yes') },
    { key: 'option.no', word: t('no') },
    ...[...new Set(options)].map((option) => ({ key: `option.${option}`, word: t(`attribute-option.${option}`) })),
    ...notes.map((key) => ({ key, word: t(`import.${key}`) })),
  ]
}
