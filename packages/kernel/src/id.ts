const ID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * A new UUID version 7: its first 48 bits are milliseconds, so rows made later sort later and indexes grow at their end.
 * @param at the moment to stamp; the system clock unless a test says otherwise
 */
export function newId(at: Date = new Date()): string {
  const bytes = new DataView(crypto.getRandomValues(new Uint8Array(16)).buffer)
  bytes.setUint16(0, Math.floor(at.getTime() / 2 ** 32))
  bytes.setUint32(2, at.getTime() % 2 ** 32)
  bytes.setUint8(6, (bytes.getUint8(6) & 0x0f) | 0x70)
  bytes.setUint8(8, (bytes.getUint8(8) & 0x3f) | 0x80)
  const hex = [0, 4, 8, 12].map((word) => bytes.getUint32(word).toString(16).padStart(8, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Whether a text is a lower-case UUID, the only form an id takes here. */
export function isId(text: string): boolean {
  return ID_PATTERN.test(text)
}
