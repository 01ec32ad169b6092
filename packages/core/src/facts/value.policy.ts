import { type FactDefinition, fitsFact } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'

type Rules = Pick<FactDefinition, 'key' | 'type' | 'scale' | 'hardMin' | 'hardMax'> & {
  readonly choices: readonly { readonly value: string }[]
}

/**
 * What was typed, in the one form in which it is kept: figures without commas, `yes` or `no`, a day, the value of a choice.
 * Refuses `facts.not-a-value` for what is none of its type, and `facts.out-of-range`.
 */
export function readFactValue(definition: Rules, typed: string): Result<string> {
  const text = typed.normalize('NFKC').trim()
  switch (definition.type) {
    case 'integer':
    case 'decimal':
      return readNumber(definition, text.replaceAll(/[,\s]/g, ''))
    case 'text':
      return ok(typed.trim())
    default:
      return fitsFact(definition, text) ? ok(text) : notOne(definition)
  }
}

/** Whether a value lies outside the usual range, so that a reason is asked for. */
export function isUnusual({ softMin, softMax }: Pick<FactDefinition, 'softMin' | 'softMax'>, value: string): boolean {
  const number = Number(value)
  if (Number.isNaN(number)) return false
  return (softMin !== undefined && number < softMin) || (softMax !== undefined && number > softMax)
}

/** The sum of values that fit a number of `scale` places: no binary number comes in between. */
export function addAmounts(values: readonly string[], scale: number): string {
  const sum = values.reduce((total, value) => total + scaled(value, scale), 0n)
  const digits = (sum < 0n ? -sum : sum).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const places = scale === 0 ? '' : digits.slice(-scale).replace(/0+$/, '')
  return `${sum < 0n ? '-' : ''}${whole}${places && `.${places}`}`
}

function scaled(value: string, scale: number): bigint {
  const [whole = '0', places = ''] = value.split('.')
  const digits = places.slice(0, scale).padEnd(scale, '0')
  return BigInt(`${whole}${digits}`)
}

function readNumber(definition: Rules, text: string): Result<string> {
  if (!fitsFact(definition, text)) return notOne(definition)
  const number = Number(text)
  const { hardMin, hardMax } = definition
  const inRange = (hardMin === undefined || number >= hardMin) && (hardMax === undefined || number <= hardMax)
  if (inRange) return ok(text === '-0' ? '0' : text)
  return refuseCore('invalid', 'facts.out-of-range', {
    key: definition.key,
    min: hardMin ?? '−∞',
    max: hardMax ?? '+∞',
  })
}

function notOne({ key, type, scale }: Rules): Result<never> {
  return refuseCore('invalid', 'facts.not-a-value', { key, type, scale })
}
