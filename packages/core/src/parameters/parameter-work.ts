import type { ParameterBasis, ParameterScalar } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import type { DateText } from '@linli/kernel'
import type { CoreWriting } from '../scope.ts'
import type { ParameterCatalogue } from './parameter-catalogue.ts'

export interface GivenBasis {
  readonly basis: ParameterBasis
  readonly document?: string | undefined
  readonly section: string
  readonly reason: string
}

export interface Basis {
  readonly document: string
  readonly section: string
  readonly reason: string
}

/** What setting, correcting and ending have in common. */
export interface ParameterWork {
  readonly scope: CoreWriting
  readonly actor: Actor
  readonly catalogue: ParameterCatalogue
  readonly at: Date
}

export interface GivenValue extends GivenBasis {
  readonly value: ParameterScalar
  readonly validFrom: DateText
  /** The first day on which it no longer holds; open unless given. */
  readonly validTo?: DateText | undefined
}
