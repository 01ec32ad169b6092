import { CORE_CASES, type ObligationView } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { ok, type Result } from '@linli/kernel'
import type { CaseEngine } from '../cases/case-engine.ts'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { selectOwnObligation } from './obligation.queries.ts'

/**
 * An obligation with why it is asked for, to those for whom it waits or has waited and to units with a copy. Refuses
 * everybody else with `obligation.not-found`.
 */
export async function getObligation(
  scope: CoreReading,
  actor: Actor,
  { cases, id }: { readonly cases: CaseEngine; readonly id: string },
): Promise<Result<ObligationView>> {
  const found = await selectOwnObligation(scope, { id, unitId: actor.unitId, permissions: [...actor.permissions] })
  if (found === undefined) return refuseCore('not-found', 'obligation.not-found')
  const { caseId, endedOn, ...row } = found
  const course = await cases.course(scope, actor, { pluginId: CORE_CASES, caseId })
  if (!course.ok) return course
  return ok({
    ...row,
    ...(endedOn !== null && { endedOn }),
    title: course.value.file.title,
    course: course.value,
    maySetAside: course.value.actions.includes('set-aside'),
  })
}
