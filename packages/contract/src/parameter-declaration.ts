import type { ParameterScalar } from './policy.ts'
import type { ParameterType } from './typed-parameters.ts'

/**
 * What a district may do about its city's value: nothing, only raise it, only lower it, or set its own. A district that must
 * be at least as strict may raise a minimum, or lower a deadline.
 */
export const districtRights = ['nothing', 'raise', 'lower', 'anything'] as const
export type DistrictRight = (typeof districtRights)[number]

/** With what the keys of the core's own parameters begin; a plugin's begin with its id, which is none of these. */
export const coreParameterGroups = [
  'committee',
  'premises',
  'funding',
  'facts',
  'burden',
  'set-up',
  'people',
  'obligation',
] as const

/** A value as it is written somewhere. */
export interface DatedValue {
  readonly value: ParameterScalar
  readonly validFrom: string
  /** The document, e.g. `秦办发〔2011〕27号`; `产品默认值` where no document says it. */
  readonly sourceDocument: string
  readonly section: string
}

/**
 * A number, text or choice of law or policy as it stands when the product ships, with what may be set in its place. Its words are
 * `parameter.<key>`, `unit.<unit>` (the core: `parameter-unit.<unit>`), for a choice `option.<key>.<option>`, and `parameter-note.<key>` to explain it.
 */
export interface ParameterDefault extends DatedValue {
  /** `<area or plugin>.<name>`. */
  readonly key: string
  /** The key of its unit's word (`unit.<unit>`), e.g. `working-days`. */
  readonly unit: string
  /** Follows from the value unless given: a whole number, an amount, yes or no, a text. */
  readonly type?: ParameterType
  /** Of a number. */
  readonly least?: number
  readonly most?: number
  /** Of a choice. */
  readonly options?: readonly string[]
  /** `anything` unless given. */
  readonly districtMay?: DistrictRight
  /** Law and policy can be read in two ways (有两种理解): the explanation says which. */
  readonly inDoubt?: boolean
  /** There are words that explain it; always so when in doubt. */
  readonly explained?: boolean
  /** What held before, oldest first. */
  readonly earlier?: readonly DatedValue[]
}

/** A parameter's definition with nothing left open. */
export interface ParameterDefinition {
  readonly key: string
  /** The plugin whose words it has; the core's own have none. */
  readonly pluginId?: string
  /** The first word of the key: what the listing is divided by. */
  readonly group: string
  readonly type: ParameterType
  readonly unit: string
  readonly least: number
  readonly most: number
  readonly options: readonly string[]
  readonly districtMay: DistrictRight
  readonly inDoubt: boolean
  readonly explained: boolean
}
