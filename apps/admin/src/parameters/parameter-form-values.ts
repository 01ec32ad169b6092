import type { ParameterBasis, ParameterDefinition, ParameterScalar } from '@linli/contract'
import type { FoundProblem } from '../forms/use-form-check.ts'

export interface ParameterFormValues {
  readonly value: string
  readonly validFrom: string
  readonly validTo: string
  readonly basis: ParameterBasis
  readonly document: string
  readonly section: string
  readonly reason: string
}

/** In the order of the form. */
export const emptyParameterForm: ParameterFormValues = {
  value: '',
  validFrom: '',
  validTo: '',
  basis: 'numbered',
  document: '',
  section: '',
  reason: '',
}

/** What the form is for: another value, one in the place of a wrong one, or the end of one's own. */
export type ParameterFormKind = 'set' | 'correct' | 'end'

const NUMBER = /^\d+(\.\d{1,2})?$/
const DOCUMENT_NUMBER = /^\p{Script=Han}+\u3014[1-9]\d{3}\u3015[1-9]\d*\u53f7$/u

/** The value as it is sent; undefined for what the parameter cannot hold. */
export function readValue(definition: ParameterDefinition, text: string): ParameterScalar | undefined {
  const typed = text.trim()
  switch (definition.type) {
    case 'yes-no':
      return typed === '' ? undefined : typed === 'yes'
    case 'choice':
      return definition.options.includes(typed) ? typed : undefined
    case 'text':
      return typed === '' ? undefined : typed
    default:
      return readNumber(definition, typed)
  }
}

function readNumber({ type, least, most }: ParameterDefinition, typed: string): number | undefined {
  if (!NUMBER.test(typed)) return undefined
  const value = Number(typed)
  if (type === 'whole-number' && !Number.isInteger(value)) return undefined
  return value >= least && value <= most ? value : undefined
}

/** The value as the form shows it. */
export function showTyped(value: ParameterScalar): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}

/** Fields with a problem, each with the key of its message. */
export function findParameterProblems(
  values: ParameterFormValues,
  definition: ParameterDefinition,
  kind: ParameterFormKind,
): FoundProblem<keyof ParameterFormValues>[] {
  const problems: FoundProblem<keyof ParameterFormValues>[] = []
  const { value, validFrom, validTo, basis, document, reason } = values
  if (kind !== 'end' && readValue(definition, value) === undefined)
    problems.push({ name: 'value', key: value.trim() ? 'parameters.problem.value' : 'parameters.problem.no-value' })
  if (!validFrom) problems.push({ name: 'validFrom', key: 'parameters.problem.valid-from' })
  if (validTo && validTo <= validFrom) problems.push({ name: 'validTo', key: 'parameters.problem.valid-to' })
  if (basis !== 'own' && !document.trim()) problems.push({ name: 'document', key: 'parameters.problem.document' })
  else if (basis === 'numbered' && !DOCUMENT_NUMBER.test(document.trim()))
    problems.push({ name: 'document', key: 'parameters.problem.document-number' })
  if ((basis === 'own' || kind !== 'set') && !reason.trim())
    problems.push({ name: 'reason', key: 'parameters.problem.reason' })
  return problems
}
