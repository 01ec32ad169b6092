const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** Why a text is not a unified social credit code (统一社会信用代码). */
export type CreditCodeFlaw = 'length' | 'character' | 'division' | 'organisation-check-digit' | 'check-digit'

/**
 * The first thing wrong with a unified social credit code, GB 32100-2015. A code can be real and still fail its check
 * digit, so a caller lets an official confirm `check-digit` as an exception. Expects capitals and no blanks.
 */
export function findCreditCodeFlaw(text: string): CreditCodeFlaw | undefined {
  if (text.length !== 18) return 'length'
  const values = [...text].map((character) => ALPHABET.indexOf(character))
  if (values.includes(-1)) return 'character'
  if (!/^\d{6}$/.test(text.slice(2, 8))) return 'division'
  if (organisationCheckDigit(text.slice(8, 16)) !== text.charAt(16)) return 'organisation-check-digit'
  const sum = values.slice(0, 17).reduce((total, value, index) => total + value * (3 ** index % 31), 0)
  return ALPHABET.charAt((31 - (sum % 31)) % 31) === text.charAt(17) ? undefined : 'check-digit'
}

/** The ninth character of an organisation code, GB 11714-1997, which the credit code holds in its places 9 to 17. */
function organisationCheckDigit(code: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, index) => total + Number.parseInt(code.charAt(index), 36) * weight,
    0,
  )
  const rest = (11 - (sum % 11)) % 11
  return rest === 10 ? 'X' : String(rest)
}
