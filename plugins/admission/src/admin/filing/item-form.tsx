import { type Draft, DraftNote, ErrorSummary, type FieldProblem, useLongTexts } from '@linli/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { inFormOrder } from '../in-form-order.ts'
import { itemLimitsFor } from '../text-limits.ts'
import { useWords } from '../use-admission.ts'
import { ConditionFields } from './condition-fields.tsx'
import { findFormProblems } from './find-form-problems.ts'
import { ItemFields } from './item-fields.tsx'
import { emptyItemForm, type ItemFormValues, listMissingForApproval } from './item-form-values.ts'
import { MissingNote } from './missing-note.tsx'
import { TermFields } from './term-fields.tsx'

interface ItemFormProps {
  readonly draft: Draft<ItemFormValues>
  /** What the server found wrong with single fields. */
  readonly serverProblems: readonly FieldProblem[]
  readonly submitLabel: string
  readonly busy: boolean
  readonly onSubmit: (values: ItemFormValues) => void
  /** Above the buttons: the failure of the last attempt. */
  readonly failure?: ReactNode
  /** A section after the others, with what is wrong in it. */
  readonly extra?: { readonly section: ReactNode; readonly problems: readonly FieldProblem[] }
}

/** One form for filing and for supplementing, in the order in which the matter is decided. */
export function ItemForm({ draft, serverProblems, submitLabel, busy, onSubmit, failure, extra }: ItemFormProps) {
  const { t } = useWords()
  const [attempt, setAttempt] = useState(0)
  const { value: values, change } = draft
  const tooLong = useLongTexts(values, itemLimitsFor(values.kind), (name) => t(`page.field.${name}`))
  const other = findFormProblems(values).map(({ name, key }) => ({ name, message: t(`page.problem.${key}`) }))
  const own = [...inFormOrder([...other, ...tooLong], emptyItemForm), ...(extra?.problems ?? [])]
  const problems = attempt > 0 && own.length > 0 ? own : serverProblems
  const errorOf = (name: keyof ItemFormValues) =>
    [...problems, ...tooLong].find((problem) => problem.name === name)?.message

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (own.length === 0) onSubmit(values)
  }
  const section = { values, change, errorOf }
  return (
    <form className="ln-form" onSubmit={submit} noValidate>
      <ErrorSummary problems={problems} attempt={attempt} />
      <ItemFields {...section} />
      <ConditionFields {...section} />
      <TermFields {...section} />
      {extra?.section}
      <MissingNote missing={listMissingForApproval(values)} />
      {failure}
      <div className="ln-form__actions">
        <button type="submit" className="ln-button ln-button--primary" disabled={busy}>
          {submitLabel}
        </button>
        <DraftNote savedAt={draft.savedAt} restored={draft.restored} onReset={draft.reset} />
      </div>
    </form>
  )
}
