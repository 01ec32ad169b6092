/** Why a text is not the number of an official document (发文字号). */
export type DocumentNumberFlaw = 'brackets' | 'issuer' | 'year' | 'number'

/**
 * The first thing wrong with a document number, `机关代字〔YYYY〕N号` by GB/T 9704-2012 7.2.5: six-angle brackets, the full
 * year, no 第 before the number and no zero in front of it.
 */
export function findDocumentNumberFlaw(text: string): DocumentNumberFlaw | undefined {
  const parts = /^([^〔〕]*)〔([^〔〕]*)〕([^〔〕]*)$/u.exec(text)
  if (!parts) return 'brackets'
  const [, issuer = '', year = '', number = ''] = parts
  if (!/^\p{Script=Han}+$/u.test(issuer)) return 'issuer'
  if (!/^[1-9]\d{3}$/.test(year)) return 'year'
  return /^[1-9]\d*号$/.test(number) ? undefined : 'number'
}
