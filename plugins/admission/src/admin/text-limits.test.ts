import { findLongTexts } from '@linli/ui'
import { expect, test } from 'vitest'
import {
  agreementInput,
  fileItemInput,
  fundingInput,
  itemReasonInput,
  supplementItemInput,
} from '../contract/item-input.ts'
import { concludeReportInput, fileReportInput } from '../contract/report-input.ts'
import {
  actionLimits,
  conclusionLimits,
  itemLimits,
  itemLimitsFor,
  reportLimits,
  supplementLimits,
} from './text-limits.ts'

const texts = [
  ['name', fileItemInput.shape.name, itemLimits.name],
  ['legalBasis', fileItemInput.shape.legalBasis, itemLimits.legalBasis],
  ['agreementReference', agreementInput.shape.reference, itemLimits.agreementReference],
  ['agreementPowers', agreementInput.shape.powers, itemLimits.agreementPowers],
  ['agreementPayment', agreementInput.shape.payment, itemLimits.agreementPayment],
  ['fundingNote', fundingInput.shape.note, itemLimits.fundingNote],
  ['conditions', fileItemInput.shape.conditions, itemLimits.conditions],
  ['contact', fileItemInput.shape.contact, itemLimits.contact],
  ['opinion', supplementItemInput.shape.opinion, supplementLimits.opinion],
  ['reason', itemReasonInput.shape.reason, actionLimits.reason],
  ['title', fileReportInput.shape.title, reportLimits.title],
  ['demandedBy', fileReportInput.shape.demandedBy, reportLimits.demandedBy],
  ['description', fileReportInput.shape.description, reportLimits.description],
  ['answer', concludeReportInput.shape.answer, conclusionLimits.answer],
] as const

test.each(texts)('%s: the form lets pass what the server accepts, and nothing else', (_, schema, limit) => {
  for (const character of ['a', '核', '𠮷', '🏠', '\n核']) {
    for (const count of [limit - 1, limit, limit + 1]) {
      const text = ` ${character.repeat(count)} `
      const tooLong = findLongTexts({ text }, { text: limit }).length > 0
      expect({ character, count, tooLong }).toEqual({ character, count, tooLong: !schema.safeParse(text).success })
    }
  }
})

test('the limits of the agreement hold only while its fields are in sight', () => {
  expect(Object.keys(itemLimitsFor('assist'))).not.toContain('agreementPowers')
  expect(itemLimitsFor('entrusted')).toEqual(itemLimits)
})
