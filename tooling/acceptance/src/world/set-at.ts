import { EACH, type Path } from './schema-fields.ts'

/** A copy of a value with what is at a path replaced; `*` is every element of an array. Missing objects are made. */
export function setAt(value: unknown, path: Path, to: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return to
  if (key === EACH) return (Array.isArray(value) ? value : [undefined]).map((element) => setAt(element, rest, to))
  const fields = isRecord(value) ? value : {}
  return { ...fields, [key]: setAt(fields[key], rest, to) }
}

/** A copy without what is at a path. */
export function removeAt(value: unknown, path: Path): unknown {
  const [key, ...rest] = path
  if (key === undefined) return undefined
  if (key === EACH)
    return rest.length === 0 ? [] : Array.isArray(value) ? value.map((one) => removeAt(one, rest)) : value
  if (!isRecord(value)) return value
  if (rest.length > 0) return { ...value, [key]: removeAt(value[key], rest) }
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
}

/** What is at a path, the first element standing for all. */
export function getAt(value: unknown, path: Path): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (key === EACH) return getAt(Array.isArray(value) ? value[0] : undefined, rest)
  return isRecord(value) ? getAt(value[key], rest) : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
