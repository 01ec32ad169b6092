import type { FactDefinition } from '@linli/contract'

/** Whether what is typed lies outside the usual range; the server decides, this only asks for the reason in time. */
export function isUnusual({ type, softMin, softMax }: FactDefinition, typed: string): boolean {
  if (type !== 'integer' && type !== 'decimal') return false
  const text = typed.normalize('NFKC').replaceAll(/[,\s]/g, '')
  const number = Number(text)
  if (text === '' || Number.isNaN(number)) return false
  return (softMin !== undefined && number < softMin) || (softMax !== undefined && number > softMax)
}
