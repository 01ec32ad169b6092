import type { AttributeDefinition } from './unit-attributes.ts'

export type AttributeProblem = 'number' | 'range' | 'date' | 'phone' | 'option' | 'yes-no' | 'length' | 'unit'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const PHONE = /^(?:1\d{10}|0\d{2,3}-?\d{7,8}|\d{7,8})$/

/** What is wrong with an attribute's value, if anything; whether a named unit exists is for the register to say. */
export function findAttributeProblem(definition: AttributeDefinition, value: string): AttributeProblem | undefined {
  switch (definition.type) {
    case 'count':
      if (!/^(?:0|[1-9]\d{0,8})$/.test(value)) return 'number'
      return Number(value) < definition.min || Number(value) > definition.max ? 'range' : undefined
    case 'yes-no':
      return value === 'yes' || value === 'no' ? undefined : 'yes-no'
    case 'text':
    case 'person-name':
      return value.length > definition.max ? 'length' : undefined
    case 'phone':
      return PHONE.test(value) ? undefined : 'phone'
    case 'date':
      return isDay(value) ? undefined : 'date'
    case 'choice':
      return definition.options.includes(value) ? undefined : 'option'
    case 'choices': {
      const chosen = value.split(',')
      const known = chosen.every((option) => definition.options.includes(option))
      return known && new Set(chosen).size === chosen.length ? undefined : 'option'
    }
    case 'unit':
      return /^[0-9a-f-]{36}$/.test(value) ? undefined : 'unit'
  }
}

/** A day of the calendar from 1949 on. */
function isDay(value: string): boolean {
  if (!DAY.test(value) || value < '1949-10-01' || value > '2199-12-31') return false
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}
