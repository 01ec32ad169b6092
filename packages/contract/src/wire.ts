import type { RefusalKind, RefusalParams } from '@linli/kernel'

/** What travels beside a tRPC error: a refusal with its code, or a masked fault; always the request's id. */
export interface WireError {
  readonly requestId: string
  readonly refusal?: { readonly kind: RefusalKind; readonly code: string; readonly params: RefusalParams }
  /** For `input.invalid`: the fields and what is wrong with each, never the value. */
  readonly fields?: readonly { readonly path: string; readonly problem: string }[]
}
