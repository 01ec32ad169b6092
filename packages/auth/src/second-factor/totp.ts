import { Secret, TOTP } from 'otpauth'

/**
 * Codes of an authenticator app by RFC 6238: SHA-1, six digits, 30 seconds, which is what every such app can do. A code of
 * the step before or after is good too, since telephones' clocks are off.
 */
const PERIOD_S = 30
const DIGITS = 6
const SECRET_BYTES = 20
const WINDOW = 1

/** The name under which the app lists the account. */
const ISSUER = 'Linli'

/** A new secret in base32, as an app takes it when it is typed in. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32
}

/** What the QR code says to the app. */
export function totpUri(secret: string, account: string): string {
  return totpOf(secret, account).toString()
}

/** The step to which a code belongs, or nothing when it belongs to none near this moment. */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const timestamp = now.getTime()
  const delta = totpOf(secret).validate({ token: code, timestamp, window: WINDOW })
  return delta === null ? undefined : Math.floor(timestamp / 1000 / PERIOD_S) + delta
}

/** What an app shows at a moment. For tests, which have no telephone. */
export function codeAt(secret: string, now: Date): string {
  return totpOf(secret).generate({ timestamp: now.getTime() })
}

function totpOf(secret: string, account = ''): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label: account,
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD_S,
    secret: Secret.fromBase32(secret),
  })
}
