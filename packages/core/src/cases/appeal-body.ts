import type { AppealRule } from '@linli/contract'
import { dayOf, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { getParameter } from '../parameters/get-parameter.ts'
import { selectUnitsAbove } from './able-unit.queries.ts'
import { selectDeciders } from './case.queries.ts'
import type { CaseWork } from './case-work.ts'
import { listAblePosts } from './find-able-unit.ts'

/** Who reviews an appeal. */
export interface AppealBody {
  readonly unitId: string
  /** No unit above the deciding one can: another person of the same unit reviews. */
  readonly sameLevel: boolean
}

/**
 * The unit that reviews an appeal: the next level up from the one that decided in which somebody may, never a person or post
 * that decided before. Without one the deciding unit itself, where the rule's parameter allows it and somebody else is there.
 * Refuses with `case.no-appeal-body`.
 */
export async function findAppealBody(
  work: CaseWork,
  { caseId, permission, rule }: { caseId: string; permission: string; rule: AppealRule },
): Promise<Result<AppealBody>> {
  const deciders = await selectDeciders(work.scope, caseId)
  const decidedIn = deciders.find(({ unitId }) => unitId !== null)?.unitId
  if (!decidedIn) return refuseCore('conflict', 'case.no-appeal-body')
  const able = await listAblePosts(work, { caseId, permission, ...withoutDeciders(deciders) })
  const units = new Set(able.map(({ unitId }) => unitId))
  const above = await selectUnitsAbove(work.scope, decidedIn)
  const level = above.find(({ unitId, depth }) => depth > 0 && units.has(unitId))
  if (level !== undefined) return ok({ unitId: level.unitId, sameLevel: false })
  const allowed = await getParameter(work.scope, { key: rule.sameLevel.parameter, on: dayOf(work.clock.now()) })
  if (!allowed.ok) return allowed
  if (allowed.value.value !== true || !units.has(decidedIn)) return refuseCore('conflict', 'case.no-appeal-body')
  return ok({ unitId: decidedIn, sameLevel: true })
}

type Deciders = Awaited<ReturnType<typeof selectDeciders>>

/** Those who have decided, to be left out of whoever may review. */
export function withoutDeciders(deciders: Deciders) {
  return {
    withoutPersons: deciders.flatMap(({ personId }) => (personId === null ? [] : [personId])),
    withoutPosts: deciders.map(({ postId }) => postId),
  }
}
