import { randomInt } from 'node:crypto'

/** Without 0 o 1 l i, which are misread from paper and over the telephone. */
export const UNMISTAKABLE = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 3
const GROUP_LENGTH = 4

/** A password for one sign-in, to be handed over by voice or on paper: `xxxx-xxxx-xxxx`, 59 bits. */
export function newOneTimePassword(): string {
  const letter = () => UNMISTAKABLE.charAt(randomInt(UNMISTAKABLE.length))
  const group = () => Array.from({ length: GROUP_LENGTH }, letter).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}
