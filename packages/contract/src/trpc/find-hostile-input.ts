import { isStorableText } from '@linli/kernel'
import type { WireError } from '../wire.ts'

/**
 * Values that are fine in TypeScript and fatal in PostgreSQL: NUL and lone surrogates in texts and keys, numbers that no
 * integer column holds, nesting that exhausts its parser. Looked for in the raw input, so that no schema can forget to.
 */

type InputProblem = NonNullable<WireError['fields']>[number]

const MAX_DEPTH = 20
const MAX_PROBLEMS = 20
const MAX_NUMBER = Number.MAX_SAFE_INTEGER

/** The first problems of an input, at most 20; empty when every value can be stored. */
export function findHostileInput(input: unknown): readonly InputProblem[] {
  const problems: InputProblem[] = []
  visit(input, '', 0, problems)
  return problems
}

function visit(value: unknown, path: string, depth: number, problems: InputProblem[]): void {
  if (problems.length >= MAX_PROBLEMS) return
  const problem = problemOf(value, depth)
  if (problem !== undefined) {
    problems.push({ path, problem })
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const [key, child] of Object.entries(value)) {
    if (!isStorableText(key) || key === '__proto__') problems.push({ path, problem: 'unstorable-key' })
    else visit(child, path === '' ? key : `${path}.${key}`, depth + 1, problems)
    if (problems.length >= MAX_PROBLEMS) return
  }
}

function problemOf(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return isStorableText(value) ? undefined : 'unstorable-text'
  if (typeof value === 'number') return Math.abs(value) <= MAX_NUMBER ? undefined : 'number-range'
  if (typeof value === 'object' && value !== null && depth >= MAX_DEPTH) return 'too-deep'
  return undefined
}
