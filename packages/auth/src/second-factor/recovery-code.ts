import { randomInt } from 'node:crypto'
import { UNMISTAKABLE } from '../passwords/one-time-password.ts'

const GROUPS = 3
const GROUP_LENGTH = 4

const RECOVERY_CODES = 10

/** Ten codes for the day on which the telephone is lost: `xxxx-xxxx-xxxx`, 59 bits each. */
export function newRecoveryCodes(): string[] {
  const letter = () => UNMISTAKABLE.charAt(randomInt(UNMISTAKABLE.length))
  const group = () => Array.from({ length: GROUP_LENGTH }, letter).join('')
  return Array.from({ length: RECOVERY_CODES }, () => Array.from({ length: GROUPS }, group).join('-'))
}

/** As it was made, however it was typed; nothing when it cannot be one. */
export function readRecoveryCode(typed: string): string | undefined {
  const letters = typed.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '')
  if (letters.length !== GROUPS * GROUP_LENGTH || [...letters].some((letter) => !UNMISTAKABLE.includes(letter))) {
    return undefined
  }
  return letters.match(/.{4}/g)?.join('-')
}
