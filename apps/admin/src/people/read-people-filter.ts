import type { PersonAccountState, PostRole } from '@linli/contract'
import type { PeopleFilter } from './people-queries.ts'

export const roles = [
  'city-officer',
  'office-clerk',
  'department-clerk',
  'street-officer',
  'community-worker',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
] as const satisfies readonly PostRole[]

export const accountStates = ['open', 'closed', 'none'] as const satisfies readonly PersonAccountState[]

/** What an address asks for; what it cannot ask for is left out. */
export function readPeopleFilter(search: string): PeopleFilter {
  const asked = new URLSearchParams(search)
  const text = asked.get('text')?.trim().slice(0, 64)
  const unitId = asked.get('unit')
  const role = roles.find((one) => one === asked.get('role'))
  const state = accountStates.find((one) => one === asked.get('state'))
  return { ...(text && { text }), ...(unitId && { unitId }), ...(role && { role }), ...(state && { state }) }
}

export function writePeopleFilter({ text, unitId, role, state }: PeopleFilter): string {
  const given = Object.entries({ text, unit: unitId, role, state }).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  )
  const search = new URLSearchParams(given).toString()
  return search ? `/people?${search}` : '/people'
}
