import type { ParameterScalar, ParameterUse } from './policy.ts'

export const parameterTypes = ['whole-number', 'amount', 'share', 'text', 'yes-no', 'choice'] as const
export type ParameterType = (typeof parameterTypes)[number]

/** A parameter as code reads it: its key, and what its value must be. */
export interface TypedParameter<Value extends ParameterScalar = ParameterScalar> {
  readonly key: string
  readonly type: ParameterType
  /** The values of a choice. */
  readonly options?: readonly Value[]
  readonly holds: (value: ParameterScalar) => value is Value
}

const MAX_NUMBER = 1_000_000_000_000

/** A whole number from 0 up: days, years, households, people. */
export function wholeNumber(key: string): TypedParameter<number> {
  return { key, type: 'whole-number', holds: isWhole }
}

/** Yuan, or another measure with at most two decimals, from 0 up. */
export function amount(key: string): TypedParameter<number> {
  return { key, type: 'amount', holds: hasTwoDecimals }
}

/** Per cent with at most two decimals, from 0 up: 50 is one half, 160 more than the whole. */
export function share(key: string): TypedParameter<number> {
  return { key, type: 'share', holds: hasTwoDecimals }
}

export function textValue(key: string): TypedParameter<string> {
  return { key, type: 'text', holds: (value): value is string => typeof value === 'string' && value !== '' }
}

export function yesNo(key: string): TypedParameter<boolean> {
  return { key, type: 'yes-no', holds: (value): value is boolean => typeof value === 'boolean' }
}

/** One of a few words, such as two readings of a clause. */
export function choice<const Option extends string>(key: string, options: readonly Option[]): TypedParameter<Option> {
  const holds = (value: ParameterScalar): value is Option => options.some((option) => option === value)
  return { key, type: 'choice', options, holds }
}

/** The value in the type that the code asks for. @throws naming the key when the value in force is of another */
export function typedValue<Value extends ParameterScalar>(parameter: TypedParameter<Value>, use: ParameterUse): Value {
  const { value } = use
  if (!parameter.holds(value)) {
    throw new Error(`The parameter ${parameter.key} of ${use.version} must be a ${parameter.type}`)
  }
  return value
}

function isWhole(value: ParameterScalar): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= MAX_NUMBER
}

function hasTwoDecimals(value: ParameterScalar): value is number {
  return typeof value === 'number' && value >= 0 && value <= MAX_NUMBER && Number(value.toFixed(2)) === value
}
