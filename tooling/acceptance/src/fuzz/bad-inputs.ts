import fc from 'fast-check'
import type { z } from 'zod'
import { type Field, fieldsOf, idFieldsOf, type Path, parses } from '../world/schema-fields.ts'
import { removeAt, setAt } from '../world/set-at.ts'
import {
  hostileAmounts,
  hostileCursors,
  hostileDates,
  hostileIds,
  hostileNumbers,
  hostileShapes,
  hostileTexts,
} from './hostile-values.ts'

/** One change of a right input: a path and the JSON to put there, or nothing to leave the field out. */
export interface Change {
  readonly path: Path
  readonly json: string | undefined
}

/** Stands in the changed value until the JSON is written; no schema takes it. */
const PLACE = '\u0001place\u0001'

/**
 * A right input with changes, as the JSON that is sent. The changes are text, since some of what is worth sending (a number
 * beyond all numbers, a key `__proto__`, half a character) is lost when JavaScript writes it.
 */
export function changed(input: unknown, changes: readonly Change[]): string {
  const value = changes.reduce<unknown>(
    (current, { path, json }, index) =>
      json === undefined ? removeAt(current, path) : setAt(current, path, `${PLACE}${index}`),
    input ?? {},
  )
  // the mark is escaped when it is written, and one place in an array stands for each of its elements
  return changes.reduce(
    (text, { json }, index) => text.replaceAll(JSON.stringify(`${PLACE}${index}`), () => json ?? ''),
    JSON.stringify(value),
  )
}

const SEVERAL = 100

/**
 * Some `count` sets of changes, more where a procedure takes much: the whole input replaced; every field with all that is
 * hostile to its own type, and with its share of what is hostile to any, by the seed; and several fields at once.
 */
export function listChanges(
  schema: z.ZodType | undefined,
  { seed, count }: { seed: number; count: number },
): Change[][] {
  const fields = schema ? fieldsOf(schema) : []
  const ids = new Set(schema ? idFieldsOf(schema).map((path) => path.join('.')) : [])
  const whole = hostileShapes.map((json) => [{ path: [], json }])
  const extra = EXTRA_KEYS.map((key) => [{ path: [key], json: '"x"' }])
  const pointed = fields.flatMap((field) => pointedValues(field, ids.has(field.path.join('.'))))
  const left = Math.max(count - whole.length - extra.length - pointed.length, 2 * SEVERAL)
  const share = Math.ceil((left - SEVERAL) / Math.max(fields.length, 1))
  const general = fields.flatMap((field) => shuffled(generalValues(field), seed).slice(0, share))
  const one = [...pointed, ...general].map((change) => [change])
  return [...whole, ...extra, ...one, ...samples(fields, seed, SEVERAL)]
}

const EXTRA_KEYS = ['tenant_id', 'tenantId', 'toString', '__proto__', 'x'.repeat(5_000), 'a.b', '\u0000', '汉']

function shuffled<Value>(values: readonly Value[], seed: number): Value[] {
  return fc.sample(fc.shuffledSubarray([...values], { minLength: values.length }), { seed, numRuns: 1 })[0] ?? []
}

/** What is hostile to just this kind of field: never left out. */
function pointedValues(field: Field, isId: boolean): Change[] {
  const { path } = field
  return [undefined, ...ofItsType(field, isId), ...lengths(field)].map((json) => ({ path, json }))
}

function ofItsType({ path, type, schema }: Field, isId: boolean): readonly string[] {
  if (type === 'number') return hostileNumbers
  if (type !== 'string') return []
  if (isId) return hostileIds
  if (path.at(-1) === 'cursor') return hostileCursors
  if (parses(schema, 'x x')) return []
  if (parses(schema, '2026-01-01') && !parses(schema, 'abc')) return hostileDates
  return parses(schema, '1.50') ? hostileAmounts : []
}

function generalValues({ path, type }: Field): Change[] {
  const values = type === 'object' || type === 'array' ? hostileShapes : [...hostileTexts, ...hostileShapes]
  return values.map((json) => ({ path, json }))
}

/** Texts and lists around every length at which a schema changes its mind. */
function lengths({ type, schema }: Field): string[] {
  if (type === 'string') {
    const fits = (length: number) => parses(schema, 'a'.repeat(length))
    const edges = [0, 1, 2, 3, 10, 40, 64, 120, 128, 200, 500, 1000, 2000].filter(
      (length) => fits(length) !== fits(length + 1),
    )
    return edges.flatMap((edge) => [edge, edge + 1].map((length) => JSON.stringify('界'.repeat(length))))
  }
  return type === 'array' ? ['[]', JSON.stringify(Array.from({ length: 2001 }, (_, index) => String(index)))] : []
}

/** Made once: to make an arbitrary text takes fast-check longer than to draw a hundred. */
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 300 }))
const anyJson = fc.oneof(
  fc.constantFrom(...hostileTexts, ...hostileNumbers, ...hostileIds, ...hostileDates, ...hostileCursors),
  anyText.map((value) => JSON.stringify(value)),
  fc.json({ maxDepth: 3 }),
  fc.integer().map(String),
  fc.double().map((value) => JSON.stringify(value)),
)

function samples(fields: readonly Field[], seed: number, count: number): Change[][] {
  if (fields.length === 0) return []
  const paths = fc.constantFrom(...fields.map(({ path }) => path).filter((path) => path.length > 0))
  const change = fc.record({ path: paths, json: fc.option(anyJson, { nil: undefined, freq: 8 }) })
  const changes = fc.uniqueArray(change, { minLength: 1, maxLength: 4, selector: ({ path }) => path[0], size: 'max' })
  return fc.sample(changes, { seed, numRuns: count })
}
