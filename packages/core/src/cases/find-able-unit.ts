import { dayOf } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'
import { type AblePost, selectAblePosts, selectUnitsAbove } from './able-unit.queries.ts'
import type { CaseWork } from './case-work.ts'

export interface AbilityQuestion {
  readonly caseId: string
  readonly permission: string
  readonly withoutPersons?: readonly string[]
  readonly withoutPosts?: readonly string[]
}

export interface AbilityWork extends Pick<CaseWork, 'clock' | 'permissions'> {
  readonly scope: CoreReading
}

/** Everybody who could act today: appointed, of a role with the permission, not stepped back, not excluded. */
export function listAblePosts(work: AbilityWork, question: AbilityQuestion): Promise<AblePost[]> {
  const { caseId, permission, withoutPersons = [], withoutPosts = [] } = question
  const roles = work.permissions.rolesHolding(permission)
  return selectAblePosts(work.scope, { caseId, roles, withoutPersons, withoutPosts, on: dayOf(work.clock.now()) })
}

/**
 * The nearest unit in which somebody could act: the unit itself or one above it, then the overseer, then, from `here`, any
 * other. Nothing when nobody is left.
 * @param from `here` counts the unit itself, `above` begins with the next level up
 */
export async function findAbleUnit(
  work: AbilityWork,
  question: AbilityQuestion & { readonly unitId: string; readonly from: 'here' | 'above' },
): Promise<string | undefined> {
  const posts = await listAblePosts(work, question)
  const able = new Set(posts.map(({ unitId }) => unitId))
  const here = question.from === 'here'
  const above = await selectUnitsAbove(work.scope, question.unitId)
  const nearest = above.find(({ unitId, depth }) => (here || depth > 0) && able.has(unitId))
  // those of the overseer come first
  const other = posts.find(({ unitId, overseer }) => here || (overseer && unitId !== question.unitId))
  return nearest?.unitId ?? other?.unitId
}
