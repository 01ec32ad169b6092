import { formatAmount } from '@linli/ui'
import type { Funding } from '../contract/item-view.ts'
import type { Translate } from './use-admission.ts'

/** Money in one line: the formula, the amount, and for a fixed sum what all communities together receive. */
export function describeFunding(t: Translate, funding: Funding, communityCount?: number): string {
  const { amount, formula, note } = funding
  const line =
    formula === 'fixed' && communityCount
      ? t('page.funding.fixed-total', {
          amount: formatAmount(amount),
          communities: communityCount,
          total: formatAmount(multiplyAmount(amount, communityCount)),
        })
      : t(`page.funding.${formula}`, { amount: formatAmount(amount) })
  return note ? `${line}\n${note}` : line
}

/** Counts in whole cents, since a binary fraction would lose some. */
export function multiplyAmount(yuan: string, count: number): string {
  const [whole = '0', fraction = ''] = yuan.split('.')
  const cents = BigInt(whole + fraction.padEnd(2, '0').slice(0, 2)) * BigInt(count)
  const digits = cents.toString().padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
