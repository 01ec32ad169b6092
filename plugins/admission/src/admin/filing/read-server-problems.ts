import { readFailure } from '@linli/sdk/admin'
import type { FieldProblem } from '@linli/ui'
import type { Translate } from '../use-admission.ts'
import { emptyItemForm, type ItemFieldName } from './item-form-values.ts'

/** The server names fields by their path in the input; the form has them flat. */
const NAMES: Readonly<Record<string, ItemFieldName>> = {
  'funding.amount': 'fundingAmount',
  'funding.formula': 'fundingFormula',
  'funding.note': 'fundingNote',
  'agreement.form': 'agreementForm',
  'agreement.reference': 'agreementReference',
  'agreement.signedOn': 'agreementSignedOn',
  'agreement.powers': 'agreementPowers',
  'agreement.payment': 'agreementPayment',
}

const REFUSED_FIELDS: Readonly<Record<string, ItemFieldName>> = {
  'admission.unknown-community': 'communityIds',
  'admission.ends-before-start': 'endsOn',
  'admission.signed-in-future': 'agreementSignedOn',
}

/** What the server found wrong with single fields of the form; empty when its refusal concerns no field. */
export function readServerProblems(error: unknown, t: Translate): readonly FieldProblem[] {
  const failure = readFailure(error)
  if (failure.kind !== 'refused') return []
  const { code, params } = failure.refusal
  const refused = REFUSED_FIELDS[code]
  if (refused) return [{ name: refused, message: t(`refusal.${code}`, { ...params }) }]
  return (failure.wire.fields ?? []).flatMap(({ path }) => {
    const name = NAMES[path] ?? fieldOf(path)
    return name ? [{ name, message: t('page.problem.refused', { field: t(`page.field.${name}`) }) }] : []
  })
}

function fieldOf(path: string): ItemFieldName | undefined {
  const [first = ''] = path.split('.')
  return first in emptyItemForm ? (first as ItemFieldName) : undefined // just found among the form's own keys
}
