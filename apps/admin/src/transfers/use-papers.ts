import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormCheck } from '../forms/use-form-check.ts'
import { findPaperProblems, noPapers, type PaperName, paperLimits } from './paper-fields.tsx'

/** A district's own document, as typed, with its check: the same on the side that lets go and on the side that takes. */
export function usePapers() {
  const { t } = useTranslation()
  const [papers, setPapers] = useState(noPapers)
  const check = useFormCheck<PaperName, PaperName>({
    values: { ...papers },
    found: findPaperProblems(papers),
    limits: paperLimits,
    labelOf: (name) => t(`transfers.${name}`),
  })
  const onChange = (changed: Partial<typeof papers>) => setPapers({ ...papers, ...changed })
  return { papers, check, fields: { values: papers, errorOf: check.errorOf, onChange } }
}
