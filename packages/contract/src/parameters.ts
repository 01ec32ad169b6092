import { z } from 'zod'
import type { ParameterDefinition } from './parameter-declaration.ts'
import type { ParameterLevel, ParameterScalar, ParameterUse, PolicySource } from './policy.ts'
import { date, id, text } from './schemas.ts'

export const PARAMETER_TEXT = 200
export const PARAMETER_REASON = 500

const key = text(100)
const value = z.union([z.number().min(0).max(1_000_000_000_000), z.boolean(), text(PARAMETER_TEXT)])

/**
 * On what a value rests: a numbered document (发文字号), a law by name and article, or a decision of the tenant's own, which
 * needs its reason.
 */
export const parameterBases = ['numbered', 'law', 'own'] as const
export type ParameterBasis = (typeof parameterBases)[number]

const basis = z.object({
  basis: z.enum(parameterBases),
  /** The number or the law's name; left out for a decision of one's own. */
  document: text(PARAMETER_TEXT).optional(),
  section: text(PARAMETER_TEXT, 0).default(''),
  reason: text(PARAMETER_REASON, 0).default(''),
})

const newValue = basis.extend({ value, validFrom: date, validTo: date.optional() })

export const parameterListInput = z.object({ on: date.optional() })
/** `knownOn`: as it was known at the end of that day. */
export const parameterGetInput = z.object({ key, on: date.optional(), knownOn: date.optional() })
export const setParameterInput = newValue.extend({ key })
export const correctParameterInput = newValue.extend({ id })
export const endParameterInput = basis.extend({ key, validFrom: date })
export const withdrawParameterInput = z.object({ id, reason: text(PARAMETER_REASON) })

/** A deadline of a process, or a rule, that goes by a parameter. */
export interface ParameterUser {
  readonly parameter: string
  readonly kind: 'clock' | 'rule'
  /** Whose words name it; none for the core. */
  readonly pluginId?: string
  /** `clock.<name>` or `rule.<name>`. */
  readonly name: string
}

/** A value that will hold: `value` is missing where a level's own value ends. */
export interface PlannedValue {
  readonly level: ParameterLevel
  readonly validFrom: string
  readonly value?: ParameterScalar
}

export interface ParameterRow {
  readonly definition: ParameterDefinition
  /** What holds; missing where nobody has set anything. */
  readonly use?: ParameterUse
  /** The next change after the day that this tenant will feel. */
  readonly planned?: PlannedValue
  /** In a city: how many of its districts hold by a value of their own. */
  readonly deviations?: number
}

export interface ParameterList {
  readonly on: string
  readonly rows: readonly ParameterRow[]
  /** Whether this post may set values. */
  readonly maySet: boolean
}

/** What each level said on a day, and which of them held. */
export interface ParameterChain {
  readonly levels: readonly ParameterUse[]
  readonly inForce?: ParameterLevel
}

/** One row of what was ever recorded. */
export interface ParameterRecord {
  /** Of the tenant's own rows alone. */
  readonly id?: string
  readonly level: ParameterLevel
  readonly version: string
  /** Missing where the level's own value ends. */
  readonly value?: ParameterScalar
  readonly validFrom: string
  readonly validTo?: string
  readonly source: PolicySource
  readonly reason: string
  readonly recordedAt: string
  /** Unit, post and name; empty for what came with the product. */
  readonly recordedBy: string
  /** The version that it corrects. */
  readonly corrects?: string
  readonly closed?: {
    readonly as: 'corrected' | 'withdrawn'
    readonly at: string
    readonly by: string
    readonly reason: string
  }
  /** Of the tenant's own rows: what may be done about it today. */
  readonly acts: readonly ('correct' | 'withdraw')[]
}

export interface ParameterDeviation {
  readonly tenantId: string
  readonly name: string
  readonly use?: ParameterUse
  readonly planned?: PlannedValue
}

export interface ParameterDetail {
  readonly definition: ParameterDefinition
  readonly on: string
  readonly chain: ParameterChain
  /** As it was known at the end of `knownOn`, where that was asked. */
  readonly known?: { readonly on: string; readonly chain: ParameterChain }
  /** The latest first. */
  readonly history: readonly ParameterRecord[]
  readonly users: readonly ParameterUser[]
  /** Deadlines that run in this tenant, by the version that each keeps; an empty version was not recorded. */
  readonly running: readonly {
    readonly version: string
    readonly level: ParameterLevel | ''
    readonly value: number
    readonly count: number
  }[]
  /** In a city: the districts with values of their own, today or planned. */
  readonly deviations: readonly ParameterDeviation[]
  readonly maySet: boolean
}
