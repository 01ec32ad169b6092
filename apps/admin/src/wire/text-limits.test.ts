import {
  accountName,
  addPersonInput,
  appointAdministratorsInput,
  carryOutHandOverInput,
  changePasswordInput,
  linkIdentityInput,
  NOTICE_TEXT,
  PARAMETER_REASON,
  PARAMETER_TEXT,
  providerInput,
  signInInput,
} from '@linli/contract'
import { expect, test } from 'vitest'
import { providerLimits } from '../security/provider-values.ts'
import {
  isAccountName,
  NOTICE_LIMIT,
  PARAMETER_TEXT_LIMIT,
  PASSWORD_LIMIT,
  personLimits,
  REASON_LIMIT,
  REMARKS_LIMIT,
  SIGN_IN_ACCOUNT_LIMIT,
  SUBJECT_LIMIT,
} from './text-limits.ts'

test('the limits are the contract’s', () => {
  const { name, title } = addPersonInput.shape
  const { administrators, reason } = appointAdministratorsInput.shape
  const appointed = administrators.element.shape
  const { currentPassword, newPassword } = changePasswordInput.shape
  expect([name, appointed.name].map((text) => text.maxLength)).toEqual([personLimits.name, personLimits.name])
  expect([title, appointed.title].map((text) => text.maxLength)).toEqual([personLimits.title, personLimits.title])
  expect(reason.unwrap().maxLength).toBe(REASON_LIMIT)
  expect(carryOutHandOverInput.shape.remarks.unwrap().maxLength).toBe(REMARKS_LIMIT)
  expect(signInInput.shape.account.maxLength).toBe(SIGN_IN_ACCOUNT_LIMIT)
  expect(linkIdentityInput.shape.subject.unwrap().maxLength).toBe(SUBJECT_LIMIT)
  const { clientSecret, label, issuer, clientId, accountClaim, reason: why } = providerInput.shape
  const provider = { label, issuer, clientId, clientSecret: clientSecret.unwrap(), accountClaim, reason: why }
  for (const [name, text] of Object.entries(provider)) expect(providerLimits).toMatchObject({ [name]: text.maxLength })
  const limits = [PARAMETER_TEXT, PARAMETER_REASON, NOTICE_TEXT]
  expect(limits).toEqual([PARAMETER_TEXT_LIMIT, REASON_LIMIT, NOTICE_LIMIT])
  for (const password of [signInInput.shape.password, currentPassword, newPassword])
    expect(password.maxLength).toBe(PASSWORD_LIMIT)
})

test.each([
  'zhoulan',
  'haigang.admin2',
  'a-b_c',
  '0ab',
  'a'.repeat(personLimits.account),
  'a'.repeat(personLimits.account + 1),
  'ab',
  '.abc',
  'Zhoulan',
  '周岚',
  'zhou lan',
  '',
])('%j is an account name here if it is one there', (text) => {
  expect(isAccountName(text)).toBe(accountName.safeParse(text).success)
})

test('the longest account name is as long as its field says', () => {
  expect(isAccountName('a'.repeat(personLimits.account))).toBe(true)
  expect(isAccountName('a'.repeat(personLimits.account + 1))).toBe(false)
})
