import { readFile } from 'node:fs/promises'

interface Committee {
  readonly code: string
  readonly name: string
}

interface Street extends Committee {
  readonly residents_committees: readonly Committee[]
}

export interface District extends Committee {
  readonly functional_zone: boolean
  readonly streets: readonly Street[]
}

export interface Divisions {
  readonly source: { readonly counties_streets: string; readonly communities: string }
  readonly counties: readonly District[]
}

/** The register of places that comes with the product. */
export async function readDivisions(): Promise<Divisions> {
  const text = await readFile(new URL('./data/divisions.json', import.meta.url), 'utf8')
  return JSON.parse(text) as Divisions // the file is ours; a test counts its places
}

/** 文耀里社区居委会 is a committee's name; its community is called 文耀里社区. */
export function communityName(committee: string): string {
  const place = committee.replace(/(?:居委会|居民委员会|家委会)$/, '')
  return place.endsWith('社区') ? place : `${place}社区`
}

/** The committee's name in full, as on its seal. */
export function committeeName(committee: string): string {
  return committee.replace(/居委会$/, '居民委员会')
}
