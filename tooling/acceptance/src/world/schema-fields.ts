import { newId } from '@linli/kernel'
import type { z } from 'zod'

/**
 * What a procedure takes, read from its schema: every field down to the leaves, and which of them are ids. Knows the kinds
 * of schema that the product uses and refuses all others, so that none is passed over in silence.
 */

export type Path = readonly string[]

/** Stands in a path for every element of an array. */
export const EACH = '*'

export interface Field {
  readonly path: Path
  readonly schema: z.core.$ZodType
  /** The element's own type: object, array, string, number, enum … */
  readonly type: string
  readonly optional: boolean
}

/** Every field of a schema, objects and arrays included, the root left out. */
export function fieldsOf(schema: z.core.$ZodType, path: Path = []): Field[] {
  const { inner, optional } = unwrap(schema)
  const { def } = inner._zod
  const own: Field[] = path.length === 0 ? [] : [{ path, schema: inner, type: def.type, optional }]
  return [...own, ...childrenOf(inner).flatMap(([key, child]) => fieldsOf(child, [...path, key]))]
}

/** The paths of the fields that take ids, by what they accept rather than by how they are called. */
export function idFieldsOf(schema: z.core.$ZodType): Path[] {
  return fieldsOf(schema)
    .filter(takesIds)
    .map(({ path }) => path)
}

const LEAVES = new Set(['string', 'number', 'enum', 'boolean', 'literal'])
const NO_IDS = ['', 'x', 'abc-def', '0'.repeat(32), 'z'.repeat(36), '2026-01-01']

/** Takes a UUID and refuses what is none. */
function takesIds({ type, schema }: Field): boolean {
  if (type !== 'string') return false
  const takes = (value: string) => parses(schema, value)
  return takes(newId()) && !NO_IDS.some(takes)
}

export function parses(schema: z.core.$ZodType, value: unknown): boolean {
  // every schema of the product is a classic one, whose face has `safeParse`
  return (schema as z.ZodType).safeParse(value).success
}

function unwrap(schema: z.core.$ZodType): { readonly inner: z.core.$ZodType; readonly optional: boolean } {
  const { def } = schema._zod
  if (def.type !== 'optional' && def.type !== 'default') return { inner: schema, optional: false }
  // both kinds hold what they wrap
  const { innerType } = def as z.core.$ZodOptionalDef | z.core.$ZodDefaultDef
  return { inner: unwrap(innerType).inner, optional: true }
}

function childrenOf(schema: z.core.$ZodType): [key: string, child: z.core.$ZodType][] {
  const { def } = schema._zod
  if (def.type === 'object') return Object.entries((def as z.core.$ZodObjectDef).shape) // its type says so
  if (def.type === 'array') return [[EACH, (def as z.core.$ZodArrayDef).element]] // as above
  if (LEAVES.has(def.type) || isUnionOfLeaves(def)) return []
  throw new Error(`A schema of type ${def.type} is new here: say how its fields are found`)
}

/** Such as a number, yes or no, or a word: one field, whatever it holds. */
function isUnionOfLeaves(def: z.core.$ZodTypeDef): boolean {
  if (def.type !== 'union') return false
  const { options } = def as z.core.$ZodUnionDef // its type says so
  return options.every((option) => LEAVES.has(option._zod.def.type))
}
