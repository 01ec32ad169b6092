import { expect, test } from 'vitest'
import { findDocumentNumberFlaw } from './document-number.ts'

test.each([
  { text: '秦办发〔2011〕27号', flaw: undefined },
  { text: '海民〔2026〕3号', flaw: undefined },
  { text: '海民〔2026〕120号', flaw: undefined },
  { text: '秦办发[2011]27号', flaw: 'brackets' },
  { text: '秦办发（2011）27号', flaw: 'brackets' },
  { text: '秦办发【2011】27号', flaw: 'brackets' },
  { text: '秦办发〔2011〕〔2012〕27号', flaw: 'brackets' },
  { text: '秦办发〕2011〔27号', flaw: 'brackets' },
  { text: '秦办发2011第27号', flaw: 'brackets' },
  { text: '', flaw: 'brackets' },
  { text: '〔2011〕27号', flaw: 'issuer' },
  { text: 'QBF〔2011〕27号', flaw: 'issuer' },
  { text: '秦办发 〔2011〕27号', flaw: 'issuer' },
  { text: '秦办发〔11〕27号', flaw: 'year' },
  { text: '秦办发〔二〇一一〕27号', flaw: 'year' },
  { text: '秦办发〔2011〕第27号', flaw: 'number' },
  { text: '秦办发〔2011〕027号', flaw: 'number' },
  { text: '秦办发〔2011〕27', flaw: 'number' },
  { text: '秦办发〔2011〕二十七号', flaw: 'number' },
  { text: '秦办发〔2011〕27号\n', flaw: 'number' },
])('$text: $flaw', ({ text, flaw }) => {
  expect(findDocumentNumberFlaw(text)).toBe(flaw)
})
