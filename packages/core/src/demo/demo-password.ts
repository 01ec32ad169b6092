import { randomInt } from 'node:crypto'

// Without 0 o 1 l i, which are misread from a screen.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password for one installation's demonstration: `xxxx-xxxx-xxxx`, different everywhere, so that no demo is an open door. */
export function newDemoPassword(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')
  return [group(), group(), group()].join('-')
}
