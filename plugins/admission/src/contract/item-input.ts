import { cursor, date, id, pageSize, text, version } from '@linli/sdk/contract'
import { z } from 'zod'
import { agreementForms, fundingFormulas, itemCategories, itemKinds, itemStates } from './dictionary.ts'
import { textLimits } from './text-limits.ts'

/** Yuan as decimal text, above zero, at most two decimals and numeric(14,2): never a floating-point number. */
export const yuan = z
  .string()
  .regex(/^(0|[1-9]\d{0,11})(\.\d{1,2})?$/, { error: 'amount' })
  .refine((amount) => /[1-9]/.test(amount), { error: 'amount-zero' })

export const fundingInput = z.object({
  amount: yuan,
  formula: z.enum(fundingFormulas),
  note: text(textLimits.fundingNote).optional(),
})

export const agreementInput = z.object({
  form: z.enum(agreementForms),
  /** Number or title under which the signed paper is found. */
  reference: text(textLimits.agreementReference),
  signedOn: date,
  /** 权随责走: which powers go with the task. */
  powers: text(textLimits.agreementPowers),
  /** 费随事转: when the money is paid. */
  payment: text(textLimits.agreementPayment),
})

const communityIds = z
  .array(id)
  .min(1)
  .max(2000)
  .refine((ids) => new Set(ids).size === ids.length, { error: 'duplicate-community' })

const itemContent = z.object({
  name: text(textLimits.itemName),
  category: z.enum(itemCategories),
  kind: z.enum(itemKinds),
  legalBasis: text(textLimits.legalBasis).optional(),
  communityIds,
  funding: fundingInput.optional(),
  conditions: text(textLimits.conditions).optional(),
  agreement: agreementInput.optional(),
  contact: text(textLimits.contact),
  startsOn: date,
  endsOn: date.optional(),
})

const endsAfterStart = (item: { startsOn?: string | undefined; endsOn?: string | undefined }) =>
  item.startsOn === undefined || item.endsOn === undefined || item.endsOn >= item.startsOn
const endsBeforeStart = { error: 'ends-before-start', path: ['endsOn'] }

/** Legal basis, money, conditions and agreement may be missing when filed; approval is what they are demanded for. */
export const fileItemInput = itemContent.refine(endsAfterStart, endsBeforeStart)
export type FileItemInput = z.input<typeof fileItemInput>

/** What is given replaces what was filed; what is not given stays. */
export const supplementItemInput = itemContent
  .partial()
  .extend({ id, version, opinion: text(textLimits.opinion).optional() })
  .refine(endsAfterStart, endsBeforeStart)
export type SupplementItemInput = z.input<typeof supplementItemInput>

export const itemIdInput = z.object({ id })
export const itemOpinionInput = z.object({ id, version, opinion: text(textLimits.opinion).optional() })
export const itemReasonInput = z.object({ id, version, reason: text(textLimits.opinion) })
export const itemWithdrawInput = z.object({ id, version, reason: text(textLimits.opinion).optional() })

export const itemListInput = z.object({ state: z.enum(itemStates).optional(), cursor, limit: pageSize })
export const inForceListInput = z.object({ cursor, limit: pageSize })
