import type { AgreementForm, CheckKey, FundingFormula, ItemCategory, ItemKind } from '../../contract/dictionary.ts'
import type { FileItemInput } from '../../contract/item-input.ts'
import type { ItemDetail } from '../../contract/item-view.ts'

/** The form as it is typed: text throughout, empty where nothing was given. */
export interface ItemFormValues {
  readonly name: string
  readonly category: ItemCategory | ''
  readonly kind: ItemKind | ''
  readonly legalBasis: string
  readonly communityIds: readonly string[]
  readonly fundingAmount: string
  readonly fundingFormula: FundingFormula | ''
  readonly fundingNote: string
  readonly conditions: string
  readonly agreementForm: AgreementForm | ''
  readonly agreementReference: string
  readonly agreementSignedOn: string
  readonly agreementPowers: string
  readonly agreementPayment: string
  readonly contact: string
  readonly startsOn: string
  readonly endsOn: string
}

export type ItemFieldName = keyof ItemFormValues

/** In the order of the form. */
export const emptyItemForm: ItemFormValues = {
  name: '',
  kind: '',
  category: '',
  communityIds: [],
  legalBasis: '',
  agreementForm: '',
  agreementReference: '',
  agreementSignedOn: '',
  agreementPowers: '',
  agreementPayment: '',
  fundingFormula: '',
  fundingAmount: '',
  fundingNote: '',
  conditions: '',
  startsOn: '',
  endsOn: '',
  contact: '',
}

export function valuesOf(item: ItemDetail): ItemFormValues {
  const { funding, agreement } = item
  return {
    name: item.name,
    category: item.category,
    kind: item.kind,
    legalBasis: item.legalBasis ?? '',
    communityIds: item.communities.map(({ id }) => id),
    fundingAmount: funding?.amount ?? '',
    fundingFormula: funding?.formula ?? '',
    fundingNote: funding?.note ?? '',
    conditions: item.conditions ?? '',
    agreementForm: agreement?.form ?? '',
    agreementReference: agreement?.reference ?? '',
    agreementSignedOn: agreement?.signedOn ?? '',
    agreementPowers: agreement?.powers ?? '',
    agreementPayment: agreement?.payment ?? '',
    contact: item.contact,
    startsOn: item.startsOn,
    endsOn: item.endsOn ?? '',
  }
}

/** The form as it is sent; undefined while a field is missing that filing itself demands. */
export function toFileItemInput(values: ItemFormValues): FileItemInput | undefined {
  const { category, kind } = values
  if (!category || !kind) return undefined
  const given = (name: 'legalBasis' | 'conditions' | 'endsOn') => {
    const text = values[name].trim()
    return text ? { [name]: text } : {}
  }
  const funding = toFunding(values)
  const agreement = toAgreement(values)
  return {
    name: values.name.trim(),
    category,
    kind,
    communityIds: [...values.communityIds],
    contact: values.contact.trim(),
    startsOn: values.startsOn,
    ...given('legalBasis'),
    ...given('conditions'),
    ...given('endsOn'),
    ...(funding && { funding }),
    ...(agreement && { agreement }),
  }
}

/** What filing lets pass but approval will demand (秦办发〔2011〕27号 七(一)). */
export function listMissingForApproval(values: ItemFormValues): readonly CheckKey[] {
  const missing: CheckKey[] = []
  if (values.kind === 'own-duty') missing.push('own-duty')
  if (values.kind === 'entrusted' && !toAgreement(values)) missing.push('agreement')
  if (values.kind !== 'entrusted' && !values.legalBasis.trim()) missing.push('legal-basis')
  if (!toFunding(values)) missing.push('funding')
  if (!values.conditions.trim()) missing.push('conditions')
  return missing
}

/** An amount as it is sent: a Chinese keyboard types full-width figures, and thousands may be set apart by commas. */
export function readAmount(typed: string): string {
  return typed.normalize('NFKC').replaceAll(',', '').trim()
}

function toFunding({ fundingAmount, fundingFormula, fundingNote }: ItemFormValues): FileItemInput['funding'] {
  const amount = readAmount(fundingAmount)
  if (!amount || !fundingFormula) return undefined
  const note = fundingNote.trim()
  return { amount, formula: fundingFormula, ...(note && { note }) }
}

function toAgreement(values: ItemFormValues): FileItemInput['agreement'] {
  if (values.kind !== 'entrusted' || !values.agreementForm || !values.agreementReference.trim()) return undefined
  return {
    form: values.agreementForm,
    reference: values.agreementReference.trim(),
    signedOn: values.agreementSignedOn,
    powers: values.agreementPowers.trim(),
    payment: values.agreementPayment.trim(),
  }
}
