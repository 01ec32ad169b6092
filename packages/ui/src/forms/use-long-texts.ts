import { useTranslation } from 'react-i18next'
import { formatCount } from '../format/format-count.ts'
import type { FieldProblem } from './error-summary.tsx'
import { findLongTexts } from './find-long-texts.ts'

/**
 * Says of each text over its limit how much is too much. For the field itself at once, while there is still something to
 * shorten; for the error summary when submitting.
 */
export function useLongTexts<Name extends string>(
  values: Readonly<Record<NoInfer<Name>, string>>,
  limits: Readonly<Partial<Record<Name, number>>>,
  labelOf: (name: Name) => string,
): readonly (FieldProblem & { readonly name: Name })[] {
  const { t } = useTranslation('ui')
  return findLongTexts(values, limits).map(({ name, limit, excess }) => ({
    name,
    message: t('form.too-long', { field: labelOf(name), limit: formatCount(limit), excess: formatCount(excess) }),
  }))
}
