import type { StateDefinition } from '@linli/contract'
import { dayOf, newId, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { BranchRow } from './branch.queries.ts'
import type { CaseWork } from './case-work.ts'
import { readNumber } from './number-parameter.ts'
import { type Addressing, resolveAddressee } from './resolve-addressee.ts'

/**
 * The branches that a state opens when it is entered: one for each addressed unit where the definition says so, otherwise one.
 * Refuses with `case.too-few-units` and whatever `resolveAddressee` refuses with.
 */
export async function planBranches(
  work: CaseWork,
  { state, definition, round, ...facts }: Addressing & { state: string; definition: StateDefinition; round: number },
): Promise<Result<BranchRow[]>> {
  const at = work.clock.now()
  const branches: BranchRow[] = []
  for (const [key, { to, permission, each }] of Object.entries(definition.branches ?? {})) {
    const addressed = await resolveAddressee(work, to, { ...facts, permission })
    if (!addressed.ok) return addressed
    const least = each?.least && (await readNumber(work.scope, each.least.parameter, dayOf(at)))
    if (least && !least.ok) return least
    const unitIds = each ? addressed.value.unitIds : addressed.value.unitIds.slice(0, 1)
    if (least && unitIds.length < least.value) {
      return refuseCore('invalid', 'case.too-few-units', { branch: key, least: least.value })
    }
    for (const unitId of unitIds) {
      const opened = { id: newId(at), state, key, round, unitId, version: 1, openedAt: at }
      branches.push({ ...opened, closedAt: null, outcome: null, verdict: null })
    }
  }
  return ok(branches)
}
