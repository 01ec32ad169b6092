import type { Actor } from '@linli/contract/trpc'
import type { Database, KeyRing } from '@linli/database'
import type { AuditedActor } from '../audit/append-audit.ts'
import type { ConfidentialProcess } from '../cases/process-catalogue.ts'
import type { PlaceServices } from '../places/place-work.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'

/** What the server hands to every use case about transfers between districts. */
export interface TransferServices extends PlaceServices {
  readonly database: Database
  /** Outside the database: whoever copies it can seal no package. */
  readonly keys: KeyRing
  /** Of whose cases nobody in the other district learns who opened them. */
  readonly confidential: readonly ConfidentialProcess[]
}

export interface TransferReading extends TransferServices {
  readonly scope: CoreReading
}

export interface TransferWriting extends TransferServices {
  readonly scope: CoreWriting
  readonly actor: AuditedActor
}

/** Somebody in one of the three tenants, for steps that open their own transactions. */
export interface TransferCaller {
  readonly context: { readonly tenantId: string; readonly cityId: string; readonly actorId: string }
  readonly actor: Actor
}

/** Whoever takes a step, in the words of the day. */
export function bySigned({ postId, name, postTitle, unitName }: AuditedActor) {
  return { by_post: postId, by_name: name, by_title: postTitle, by_unit: unitName }
}
