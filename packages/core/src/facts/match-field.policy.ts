import type { FactDefinition, FactType } from '@linli/contract'

/** A field of a form, as far as it can be told whether it asks for something that is known. */
export interface AskedField {
  readonly label: string
  readonly type: string
  /** The word of its measuring unit; empty where there is none. */
  readonly measure: string
}

type Known = Pick<FactDefinition, 'key' | 'nameZh' | 'nameEn' | 'aliases' | 'type' | 'measureZh' | 'measureEn'>

/** Words that say that something is counted, and nothing else. */
const COUNTING = /(总数量|总数|数量|总计|合计|人数|个数|数)$/u
const FRAME = /^(本社区|全社区|社区|辖区内|辖区|现有|实有|共有|总|total|numberof|the)/u

/** A measure behind a name: 户数（户）. */
const BRACKETED = /\([^)]*\)/gu

/**
 * A name in the form in which names are compared: full and half width, spaces, punctuation, case and a measure in brackets
 * make no difference, nor does a frame such as 本社区 or what merely says that something is counted (数, 总数).
 */
export function normaliseFactName(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(BRACKETED, '')
    .replaceAll(/[\s\p{P}\p{S}]/gu, '')
  return without(COUNTING, without(FRAME, plain))
}

/** A name that is nothing but such a word is a name after all. */
function without(words: RegExp, text: string): string {
  const shorter = text.replace(words, '')
  return shorter === text || shorter.length < 2 ? text : without(words, shorter)
}

/** A known fact that a field asks for. */
export interface KnownFactMatch<Fact> {
  readonly fact: Fact
  /** The very name or another name of it, or a similar one of the same type and measure. */
  readonly how: 'same-name' | 'similar'
}

export function matchKnownFact<Fact extends Known>(
  field: AskedField,
  facts: readonly Fact[],
): KnownFactMatch<Fact> | undefined {
  const asked = normaliseFactName(field.label)
  if (asked === '') return undefined
  const same = facts.find((fact) => namesOf(fact).some((name) => name === asked))
  if (same !== undefined) return { fact: same, how: 'same-name' }
  const similar = facts.find((fact) => isSameKind(field, fact) && namesOf(fact).some((name) => isSimilar(asked, name)))
  return similar && { fact: similar, how: 'similar' }
}

function namesOf({ nameZh, nameEn, aliases }: Known): string[] {
  return [nameZh, nameEn, ...aliases].map(normaliseFactName)
}

function isSameKind({ type, measure }: AskedField, fact: Known): boolean {
  const measures = [fact.measureZh, fact.measureEn]
  return isNumber(type) && isNumber(fact.type) && measure !== '' && measures.includes(measure)
}

function isNumber(type: string): boolean {
  const numbers: readonly FactType[] = ['integer', 'decimal']
  return numbers.some((number) => number === type)
}

/** One name within the other, with little beside it: 常住居民 and 常住居民人口. */
function isSimilar(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.length >= 2 && long.includes(short) && long.length <= short.length * 2
}
