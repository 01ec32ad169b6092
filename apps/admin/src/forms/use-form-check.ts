import { type FieldProblem, useLongTexts } from '@linli/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** A field with a problem and the key of its message. */
export interface FoundProblem<Name extends string> {
  readonly name: Name
  readonly key: string
}

interface Checked<Name extends string, Limited extends Name> {
  /** Each name a field, in the order of the form. */
  readonly values: Readonly<Record<Name, string>>
  readonly found: readonly FoundProblem<Name>[]
  readonly limits: Readonly<Record<Limited, number>>
  readonly labelOf: (name: Limited) => string
}

export interface FormCheck<Name extends string> {
  readonly attempt: number
  /** For the error summary: none before the first attempt, and one a field. */
  readonly problems: readonly FieldProblem[]
  readonly errorOf: (name: Name) => string | undefined
  /** Counts an attempt to submit; whether nothing stands in its way. */
  readonly trySubmit: () => boolean
}

/** What a form has against being submitted. A text over its limit is told at once, everything else after an attempt. */
export function useFormCheck<Name extends string, Limited extends Name>({
  values,
  found,
  limits,
  labelOf,
}: Checked<Name, Limited>): FormCheck<Name> {
  const { t } = useTranslation()
  const [attempt, setAttempt] = useState(0)
  const tooLong = useLongTexts(values, limits, labelOf)
  const all = [...tooLong, ...found.map(({ name, key }) => ({ name, message: t(key) }))]
  const firstOf = (name: string) => all.find((problem) => problem.name === name)
  const problems = Object.keys(values).flatMap((name) => firstOf(name) ?? [])
  const told: readonly FieldProblem[] = attempt === 0 ? tooLong : problems
  return {
    attempt,
    problems: attempt === 0 ? [] : problems,
    errorOf: (name) => told.find((problem) => problem.name === name)?.message,
    trySubmit: () => {
      setAttempt(attempt + 1)
      return problems.length === 0
    },
  }
}
