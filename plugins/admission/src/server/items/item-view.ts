import type { Agreement, Funding, ItemState } from '../../contract/index.ts'
import { itemStates } from '../../contract/index.ts'
import type { ItemTable } from '../tables.ts'

type ContentRow = Pick<
  ItemTable,
  | 'legal_basis'
  | 'funding_amount'
  | 'funding_formula'
  | 'funding_note'
  | 'conditions'
  | 'agreement_form'
  | 'agreement_reference'
  | 'agreement_signed_on'
  | 'agreement_powers'
  | 'agreement_payment'
  | 'ends_on'
>

/** What may be missing from an item in the list, as the wire says it: absent instead of null. */
interface ListedContent {
  readonly legalBasis?: string
  readonly funding?: Funding
  readonly conditions?: string
  readonly endsOn?: string
}

/** The same of an application: the agreement is for those who decide on it, and not for the list. */
interface OptionalContent extends ListedContent {
  readonly agreement?: Agreement
}

export function optionalContent(row: ContentRow): OptionalContent {
  const agreement = agreementOf(row)
  return { ...listedContent(row), ...(agreement && { agreement }) }
}

export function listedContent(row: ContentRow): ListedContent {
  const funding = fundingOf(row)
  return {
    ...(row.legal_basis !== null && { legalBasis: row.legal_basis }),
    ...(funding && { funding }),
    ...(row.conditions !== null && { conditions: row.conditions }),
    ...(row.ends_on !== null && { endsOn: row.ends_on }),
  }
}

function fundingOf(row: ContentRow): Funding | undefined {
  if (row.funding_amount === null || row.funding_formula === null) return undefined
  const note = row.funding_note === null ? {} : { note: row.funding_note }
  return { amount: row.funding_amount, formula: row.funding_formula, ...note }
}

function agreementOf(row: ContentRow): Agreement | undefined {
  const { agreement_form: form, agreement_reference: reference, agreement_signed_on: signedOn } = row
  const { agreement_powers: powers, agreement_payment: payment } = row
  if (form === null || reference === null || signedOn === null || powers === null || payment === null) return undefined
  return { form, reference, signedOn, powers, payment }
}

/** The state of a case of the item process; another would be a fault of the migration that renamed it. */
export function itemStateOf(state: string): ItemState {
  const known = itemStates.find((name) => name === state)
  if (!known) throw new Error(`an item is in the unknown state ${state}`)
  return known
}
