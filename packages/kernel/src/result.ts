/** What a refusal means to the caller; the wire maps each kind to one HTTP status. */
export type RefusalKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' | 'too-many'

/** A value that a message may show: never an object, so that every refusal can be written to a log and a letter. */
export type RefusalParams = Readonly<Record<string, string | number | boolean>>

/**
 * An expected "no": a value, never thrown by a use case. `code` is `area.reason` and is the key of a message in every
 * language; `params` fill that message.
 */
export interface Refusal {
  readonly kind: RefusalKind
  readonly code: string
  readonly params: RefusalParams
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

/** Makes the refusing side of a `Result`. */
export function refuse(kind: RefusalKind, code: string, params: RefusalParams = {}): Result<never> {
  return { ok: false, refusal: { kind, code, params } }
}

/**
 * Carries a refusal through a transaction so that it rolls back: the only thrown form, unwrapped again at the edge of the
 * transaction.
 */
export class RefusalError extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.name = 'RefusalError'
    this.refusal = refusal
  }
}

/** Returns the value, or throws the refusal so that the surrounding transaction rolls back. */
export function valueOrThrow<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new RefusalError(result.refusal)
}
