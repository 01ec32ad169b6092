import { placeTextLimits } from '@linli/contract'
import { Field, TextArea, TextInput } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import type { FoundProblem } from '../forms/use-form-check.ts'

/** By which document, approved by whom, and why: of the city and of each district its own. */
export interface Papers {
  readonly documentNumber: string
  readonly approvedBy: string
  readonly reason: string
}

export const noPapers: Papers = { documentNumber: '', approvedBy: '', reason: '' }
export const paperNames = ['documentNumber', 'approvedBy', 'reason'] as const
export type PaperName = (typeof paperNames)[number]

export const paperLimits = {
  documentNumber: placeTextLimits.documentNumber,
  approvedBy: placeTextLimits.approvedBy,
  reason: placeTextLimits.reason,
} as const

export function findPaperProblems(papers: Papers): FoundProblem<PaperName>[] {
  return paperNames
    .filter((name) => papers[name].trim() === '')
    .map((name) => ({ name, key: `transfers.problem.${name}` }))
}

interface PaperFieldsProps {
  readonly values: Papers
  readonly errorOf: (name: PaperName) => string | undefined
  readonly onChange: (changed: Partial<Papers>) => void
}

export function PaperFields({ values, errorOf, onChange }: PaperFieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      {(['documentNumber', 'approvedBy'] as const).map((name) => (
        <Field
          key={name}
          name={name}
          label={t(`transfers.${name}`)}
          hint={t(`transfers.${name}-hint`)}
          error={errorOf(name)}
        >
          {(control) => (
            <TextInput
              control={control}
              limit={paperLimits[name]}
              value={values[name]}
              onChange={(value) => onChange({ [name]: value })}
            />
          )}
        </Field>
      ))}
      <Field name="reason" label={t('transfers.reason')} error={errorOf('reason')}>
        {(control) => (
          <TextArea
            control={control}
            rows={3}
            limit={paperLimits.reason}
            value={values.reason}
            onChange={(reason) => onChange({ reason })}
          />
        )}
      </Field>
    </>
  )
}
