import { type ItemFieldName, type ItemFormValues, readAmount } from './item-form-values.ts'

/** A problem with one field; `key` is the message below `page.problem`. */
export interface FormProblem {
  readonly name: ItemFieldName
  readonly key: string
}

const AMOUNT = /^(0|[1-9]\d{0,11})(\.\d{1,2})?$/

/** In the order of the form. Only what cannot be filed; conditions still missing are another matter. */
export function findFormProblems(values: ItemFormValues): readonly FormProblem[] {
  const problems: FormProblem[] = []
  const demand = (name: ItemFieldName, given: boolean) => {
    if (!given) problems.push({ name, key: `${name}-missing` })
  }
  demand('name', Boolean(values.name.trim()))
  demand('kind', Boolean(values.kind))
  demand('category', Boolean(values.category))
  demand('communityIds', values.communityIds.length > 0)
  problems.push(...findFundingProblems(values))
  if (values.kind === 'entrusted') problems.push(...findAgreementProblems(values))
  demand('startsOn', Boolean(values.startsOn))
  if (values.endsOn && values.startsOn && values.endsOn < values.startsOn) {
    problems.push({ name: 'endsOn', key: 'endsOn-early' })
  }
  demand('contact', Boolean(values.contact.trim()))
  return problems
}

/** The money may come later, but a part of it cannot be filed. */
function findFundingProblems({ fundingAmount, fundingFormula, fundingNote }: ItemFormValues): FormProblem[] {
  const amount = readAmount(fundingAmount)
  const note = fundingNote.trim()
  const problems: FormProblem[] = []
  if (!amount && (fundingFormula || note)) problems.push({ name: 'fundingAmount', key: 'fundingAmount-missing' })
  if (amount && !isPositiveAmount(amount)) problems.push({ name: 'fundingAmount', key: 'fundingAmount-malformed' })
  if (!fundingFormula && (amount || note)) problems.push({ name: 'fundingFormula', key: 'fundingFormula-missing' })
  return problems
}

/** An agreement may come later, but half of one cannot be filed. */
function findAgreementProblems(values: ItemFormValues): FormProblem[] {
  const parts: readonly ItemFieldName[] = [
    'agreementForm',
    'agreementReference',
    'agreementSignedOn',
    'agreementPowers',
    'agreementPayment',
  ]
  const missing = parts.filter((name) => !String(values[name]).trim())
  if (missing.length === parts.length) return []
  return missing.map((name) => ({ name, key: 'agreement-part-missing' }))
}

function isPositiveAmount(amount: string): boolean {
  return AMOUNT.test(amount) && /[1-9]/.test(amount)
}
