import { createKeyRing, type KeyRing } from '../secrets/key-ring.ts'
import { newSecretKeyText, parseSecretKeys } from '../secrets/secret-key.ts'

/** A key ring of a test's own. */
export function createTestKeyRing(): KeyRing {
  return createKeyRing(parseSecretKeys(newSecretKeyText()) ?? [])
}
