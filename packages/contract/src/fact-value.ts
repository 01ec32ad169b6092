import type { FactDefinition } from './facts.ts'

const NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d{1,8})?$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

type Form = Pick<FactDefinition, 'type' | 'scale'> & { readonly choices: readonly { readonly value: string }[] }

/**
 * Whether a value has the one form in which its fact's are kept, whatever their bounds. One that was entered while the fact was
 * something else may have another: it is shown as it is, with a mark, and never counted.
 */
export function fitsFact({ type, scale, choices }: Form, value: string): boolean {
  switch (type) {
    case 'integer':
    case 'decimal':
      return NUMBER.test(value) && (value.split('.')[1]?.length ?? 0) <= (type === 'integer' ? 0 : scale)
    case 'yes-no':
      return value === 'yes' || value === 'no'
    case 'date':
      return isDay(value)
    case 'choice':
      return choices.some((choice) => choice.value === value)
    case 'text':
      return true
  }
}

function isDay(text: string): boolean {
  if (!DAY.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
