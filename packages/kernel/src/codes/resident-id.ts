import type { DateText } from '../clock.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'

/** Why a text is not a resident identity number (公民身份号码). */
export type ResidentIdFlaw = 'length' | 'character' | 'birthday' | 'check-digit'

/**
 * The first thing wrong with a resident identity number, GB 11643-1999. The area in it may be any, since people keep the
 * code of a county that was renamed (130323, today 130306). Expects a capital X.
 * @param today no birthday lies after it
 */
export function findResidentIdFlaw(text: string, today: DateText): ResidentIdFlaw | undefined {
  if (text.length !== 18) return 'length'
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return 'character'
  const birthday = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
  if (!isDay(birthday) || birthday > today) return 'birthday'
  const sum = WEIGHTS.reduce((total, weight, index) => total + Number(text.charAt(index)) * weight, 0)
  return CHECK_DIGITS.charAt(sum % 11) === text.charAt(17) ? undefined : 'check-digit'
}

function isDay(text: DateText): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
