import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** What one hash costs. */
export interface Argon2Cost {
  readonly memoryKib: number
  readonly passes: number
  readonly parallelism: number
}

/** The OWASP recommendation for argon2id: about 35 ms on one core. */
export const argon2Cost: Argon2Cost = { memoryKib: 19_456, passes: 2, parallelism: 1 }

const SALT_BYTES = 16
const TAG_BYTES = 32
const PHC = /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,4}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/

const derive = promisify(argon2)

/** Hashes a password with a new salt, as a PHC string: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<tag>`. */
export async function hashPassword(password: string, cost: Argon2Cost = argon2Cost): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  return formatPhc(cost, salt, await deriveTag(password, salt, cost, TAG_BYTES))
}

/** Whether a password is the one behind a PHC string, at the cost that the string names. */
export async function verifyPassword(password: string, phc: string): Promise<boolean> {
  const { cost, salt, tag } = parsePhc(phc)
  return timingSafeEqual(await deriveTag(password, salt, cost, tag.length), tag)
}

/** Whether a hash was made at another cost than today's and should be made again while the password is at hand. */
export function isOutdatedHash(phc: string, cost: Argon2Cost = argon2Cost): boolean {
  const made = parsePhc(phc).cost
  return made.memoryKib !== cost.memoryKib || made.passes !== cost.passes || made.parallelism !== cost.parallelism
}

/** A hash that no password has: verifying against it costs what a real one costs. */
export function unmatchableHash(cost: Argon2Cost = argon2Cost): string {
  return formatPhc(cost, randomBytes(SALT_BYTES), randomBytes(TAG_BYTES))
}

function deriveTag(password: string, nonce: Buffer, cost: Argon2Cost, tagLength: number): Promise<Buffer> {
  return derive('argon2id', {
    // The same password may reach us composed or decomposed, full-width or not, depending on the input method.
    message: Buffer.from(password.normalize('NFKC')),
    nonce,
    tagLength,
    memory: cost.memoryKib,
    passes: cost.passes,
    parallelism: cost.parallelism,
  })
}

function formatPhc({ memoryKib, passes, parallelism }: Argon2Cost, salt: Buffer, tag: Buffer): string {
  return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`
}

function parsePhc(phc: string): { cost: Argon2Cost; salt: Buffer; tag: Buffer } {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(phc) ?? []
  if (salt === undefined || tag === undefined) throw new Error('A stored password hash is not an argon2id PHC string')
  return {
    cost: { memoryKib: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
