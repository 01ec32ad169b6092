import type { z } from 'zod'
import type { agreementInput, FileItemInput, fundingInput } from '../../contract/index.ts'

/** What a department writes about an item; whatever is absent stays as it is. */
export type ItemContent = Partial<Omit<FileItemInput, 'communityIds'>>

/** The columns that content fills, for an insert or an update: a group given is written whole. */
export function itemColumns({ funding, agreement, ...content }: ItemContent) {
  return {
    ...(content.name !== undefined && { name: content.name }),
    ...(content.category !== undefined && { category: content.category }),
    ...(content.kind !== undefined && { kind: content.kind }),
    ...(content.legalBasis !== undefined && { legal_basis: content.legalBasis }),
    ...(content.conditions !== undefined && { conditions: content.conditions }),
    ...(content.contact !== undefined && { contact: content.contact }),
    ...(content.startsOn !== undefined && { starts_on: content.startsOn }),
    ...(content.endsOn !== undefined && { ends_on: content.endsOn }),
    ...(funding && fundingColumns(funding)),
    ...(agreement && agreementColumns(agreement)),
  }
}

function fundingColumns({ amount, formula, note }: z.output<typeof fundingInput>) {
  return { funding_amount: amount, funding_formula: formula, funding_note: note ?? null }
}

function agreementColumns({ form, reference, signedOn, powers, payment }: z.output<typeof agreementInput>) {
  return {
    agreement_form: form,
    agreement_reference: reference,
    agreement_signed_on: signedOn,
    agreement_powers: powers,
    agreement_payment: payment,
  }
}
