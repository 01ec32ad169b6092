import { createHash } from 'node:crypto'
import type { PlaceFinding } from '@linli/contract'
import type { PlaceTouch } from './read-touch.ts'

export type TouchPart = 'units' | 'cases' | 'posts' | 'codes' | 'holdings' | 'rules'

/** A short hash of each part of what an event touches and of what the rules find, so that a difference says where it is. */
export function digestTouch(touch: PlaceTouch, findings: readonly PlaceFinding[]): string {
  const { plan, register, cases, posts, codes, holdings } = touch
  const changed = [...plan.ends, ...plan.changes.map(({ unitId }) => unitId)]
  const named = changed.flatMap((id) => register.units.get(id) ?? []).map((unit) => [unit.id, unit.name, unit.since])
  const parts: Readonly<Record<TouchPart, unknown>> = {
    units: [plan, named],
    cases: cases.map(({ id, version, todoUnits, tiedUnits }) => [id, version, todoUnits, tiedUnits]),
    posts: posts.map(({ id, title, person }) => [id, title, person]),
    codes: codes.map(({ unitId, value }) => [unitId, value]),
    holdings: holdings.map(({ pluginId, kind, unitId, count }) => [pluginId, kind, unitId, count]),
    rules: findings,
  }
  return Object.entries(parts)
    .map(([part, content]) => `${part}:${shortHash(content)}`)
    .join(',')
}

/** The first part in which two digests differ. */
export function findDifference(agreed: string, now: string): string | undefined {
  const before = new Set(agreed.split(','))
  const differing = now.split(',').find((part) => !before.has(part))
  return differing?.split(':', 1)[0]
}

function shortHash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 24)
}
