import { CORE_CASES } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { ok, type Result } from '@linli/kernel'
import type { CaseEngine } from '../cases/case-engine.ts'
import { refuseCore } from '../core-refusals.ts'
import type { CoreWriting } from '../scope.ts'
import { selectOwnObligation } from './obligation.queries.ts'
import { settingAside } from './obligation-processes.ts'

export interface SettingAside {
  readonly id: string
  readonly version: number
  readonly reason: string
}

/**
 * Whoever it waits for says why nothing is to be done (原则上…: a reason is enough); it is not asked for again while its cause
 * lasts. Refuses with `access.not-permitted` whoever is never asked for anything, with `obligation.not-found`, and as a transition of its case does.
 */
export async function setAsideObligation(
  scope: CoreWriting,
  actor: Actor,
  { cases, id, version, reason }: SettingAside & { readonly cases: CaseEngine },
): Promise<Result<void>> {
  if (!settingAside.some((permission) => actor.permissions.has(permission))) {
    return refuseCore('forbidden', 'access.not-permitted', { permission: settingAside[0] ?? '' })
  }
  const found = await selectOwnObligation(scope, { id, unitId: actor.unitId, permissions: [...actor.permissions] })
  if (found === undefined) return refuseCore('not-found', 'obligation.not-found')
  const moved = await cases.transition(scope, actor, {
    pluginId: CORE_CASES,
    caseId: found.caseId,
    version,
    action: 'set-aside',
    opinion: reason,
  })
  return moved.ok ? ok(undefined) : moved
}
