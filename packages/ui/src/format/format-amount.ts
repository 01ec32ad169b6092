const AMOUNT = /^\d+(\.\d+)?$/

/**
 * Yuan as written in a document: `515040` becomes `515,040.00`. Works on the decimal text itself, so no cent is lost to a
 * binary number; text that is no amount comes back unchanged.
 */
export function formatAmount(yuan: string): string {
  if (!AMOUNT.test(yuan)) return yuan
  const [whole = '0', cents = ''] = yuan.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${grouped}.${cents.padEnd(2, '0').slice(0, 2)}`
}
