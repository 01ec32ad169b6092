import type { CoreReading } from '../../scope.ts'

/** Everybody of a district and where their units stand: what the reference knows of people. */

export interface Member {
  readonly personId: string
  readonly postId: string
  readonly unitId: string
  readonly role: string
  readonly overseer: boolean
}

export interface Cast {
  /** The overseer's first, then in the order of the register. */
  readonly members: readonly Member[]
  /** A unit and all above it, itself first. */
  readonly above: ReadonlyMap<string, readonly string[]>
  readonly overseer: string
}

export async function readCast(scope: CoreReading): Promise<Cast> {
  const members = await scope.db
    .selectFrom('core.post as o')
    .innerJoin('core.appointment as a', 'a.post_id', 'o.id')
    .innerJoin('core.org_unit as u', 'u.id', 'o.unit_id')
    .select(['a.person_id as personId', 'o.id as postId', 'o.unit_id as unitId', 'o.role', 'u.overseer'])
    .orderBy('u.overseer', 'desc')
    .orderBy('u.sort_key')
    .orderBy('u.id')
    .orderBy('o.id')
    .execute()
  const closure = await scope.db
    .selectFrom('core.org_unit_closure')
    .select(['descendant_id as unitId', 'ancestor_id as aboveId'])
    .orderBy('depth')
    .execute()
  const above = new Map<string, string[]>()
  for (const { unitId, aboveId } of closure) above.set(unitId, [...(above.get(unitId) ?? []), aboveId])
  return { members, above, overseer: members.find(({ overseer }) => overseer)?.unitId ?? '' }
}

const ROLES: Readonly<Record<string, string>> = {
  'full:file': 'department-clerk',
  'full:decide': 'office-clerk',
  'full:legality': 'department-clerk',
  'full:opinion': 'community-worker',
}

export const holds = ({ role }: Member, permission: string) => ROLES[permission] === role

/** The nearest unit with one of these people: at or above a unit, then the overseer. */
export function nearest(
  { above, overseer }: Cast,
  able: readonly Member[],
  { unitId, from }: { unitId: string; from: 'here' | 'above' },
): string | undefined {
  const units = new Set(able.map((member) => member.unitId))
  const line = above.get(unitId) ?? []
  const near = (from === 'here' ? line : line.slice(1)).find((id) => units.has(id))
  if (near !== undefined) return near
  return units.has(overseer) && (from === 'here' || overseer !== unitId) ? overseer : undefined
}
