import type { FactDefinition, FactSensitivity } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import type { DateText } from '@linli/kernel'

/** A unit as an actor stands to it. */
export interface Standing {
  readonly unitId: string
  /** Lies in the area of the actor's post. */
  readonly inArea: boolean
}

type Who = Pick<Actor, 'role' | 'unitId' | 'unitName'>
type Ownership = Pick<FactDefinition, 'owner' | 'department'>

/**
 * Whether a post is the one that knows a fact of a unit, and so enters and corrects it. A department is told by the end of its name,
 * the district's before it left aside: 卫生监督所 is no 卫生, nor a bureau whose name mentions another's work.
 */
export function ownsFact({ owner, department }: Ownership, actor: Who, { unitId, inArea }: Standing): boolean {
  if (!inArea) return false
  switch (owner) {
    case 'subject':
      return actor.unitId === unitId
    case 'street':
      return actor.role === 'street-officer'
    case 'overseer':
      return actor.role === 'office-clerk'
    case 'department':
      return actor.role === 'department-clerk' && department !== '' && actor.unitName.endsWith(department)
  }
}

/** What was entered of a fact that has ended is still read, and nothing more is entered. */
export function hasEnded({ validTo }: Pick<FactDefinition, 'validTo'>, on: DateText): boolean {
  return validTo !== undefined && validTo <= on
}

type Secrecy = Ownership & Pick<FactDefinition, 'sensitivity' | 'readerRoles'>

/** Whether a post may read a single value of a unit. */
export function mayReadFact(definition: Secrecy, actor: Who, standing: Standing): boolean {
  if (definition.sensitivity === 'district') return true
  if (!standing.inArea) return false
  return definition.sensitivity === 'area' || isNamedReader(definition, actor, standing)
}

/** Whether a post may know that a fact exists at all; what is kept from it leaves no trace in its lists. */
export function mayKnowOfFact(definition: Secrecy, actor: Who): boolean {
  if (definition.sensitivity === 'district' || definition.sensitivity === 'area') return true
  return isNamedReader(definition, actor, { unitId: actor.unitId, inArea: true })
}

function isNamedReader(definition: Secrecy, actor: Who, standing: Standing): boolean {
  return definition.readerRoles.some((role) => role === actor.role) || ownsFact(definition, actor, standing)
}

/**
 * Whether more posts could read what was entered so far, were a fact defined anew: it is kept less close, another role reads
 * it, or it is another's to enter, who reads it with that.
 */
export function opensFact(before: Secrecy, after: Secrecy): boolean {
  const [was, is] = [before, after].map(({ sensitivity }) => openestFirst.indexOf(sensitivity))
  if ((is ?? 0) < (was ?? 0)) return true
  if (before.sensitivity === 'district' || before.sensitivity === 'area') return false
  return after.readerRoles.some((role) => !before.readerRoles.includes(role)) || hasOtherOwner(before, after)
}

function hasOtherOwner(before: Ownership, after: Ownership): boolean {
  return after.owner !== before.owner || (after.owner === 'department' && after.department !== before.department)
}

const openestFirst: readonly FactSensitivity[] = ['district', 'area', 'roles', 'personal']
