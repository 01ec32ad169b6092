import type { ItemKind } from '../contract/dictionary.ts'
import { textLimits } from '../contract/text-limits.ts'

/** How long each text may be, by the names of the forms' fields. */

const everyItem = {
  name: textLimits.itemName,
  legalBasis: textLimits.legalBasis,
  fundingNote: textLimits.fundingNote,
  conditions: textLimits.conditions,
  contact: textLimits.contact,
}
const agreement = {
  agreementReference: textLimits.agreementReference,
  agreementPowers: textLimits.agreementPowers,
  agreementPayment: textLimits.agreementPayment,
}

export const itemLimits = { ...everyItem, ...agreement }

/** Of the fields in sight: an agreement belongs to an entrusted item alone. */
export function itemLimitsFor(kind: ItemKind | ''): Readonly<Partial<typeof itemLimits>> {
  return kind === 'entrusted' ? itemLimits : everyItem
}

export const supplementLimits = { opinion: textLimits.opinion }

export const reportLimits = {
  title: textLimits.reportTitle,
  demandedBy: textLimits.demandedBy,
  description: textLimits.reportDescription,
}

export const conclusionLimits = { answer: textLimits.answer }

/** What is said with a step: a reason or an opinion. */
export const actionLimits = { reason: textLimits.opinion }
