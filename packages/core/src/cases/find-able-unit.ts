import { dayOf } from '@linli/kernel'
import { holdStandingUnit } from '../organisation/hold-standing-unit.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'
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
 * The nearest unit in which somebody could act, held so that it does not end meanwhile: the unit itself or one above it, then
 * the overseer. Nothing when nobody is left there: a unit beside them has no more to say in the matter than any other.
 * @param from `here` counts the unit itself, `above` begins with the next level up
 */
export async function findAbleUnit(
  work: AbilityWork & { readonly scope: CoreWriting },
  question: AbilityQuestion & { readonly unitId: string; readonly from: 'here' | 'above' },
): Promise<string | undefined> {
  const posts = await listAblePosts(work, question)
  const able = new Set(posts.map(({ unitId }) => unitId))
  const here = question.from === 'here'
  const above = await selectUnitsAbove(work.scope, question.unitId)
  const line = above.filter(({ unitId, depth }) => (here || depth > 0) && able.has(unitId)).map(({ unitId }) => unitId)
  const overseer = posts.find((post) => post.overseer && (here || post.unitId !== question.unitId))
  for (const unitId of [...line, ...(overseer === undefined ? [] : [overseer.unitId])]) {
    const held = await holdStandingUnit(work.scope, { unitId, on: dayOf(work.clock.now()) })
    if (held.ok) return unitId
  }
  return undefined
}
