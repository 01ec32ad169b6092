import { ok, type Result } from '@linli/kernel'
import { selectCaseForStep } from './case.queries.ts'
import type { CaseWork } from './case-work.ts'
import { noteStep } from './note-step.ts'

/** A post in new hands, and the cases that wait at it or that it opened. */
export interface HandedOver {
  readonly caseIds: readonly string[]
  /** The post's unit. */
  readonly unitId: string
  readonly from: string
  /** Absent where nobody took over. */
  readonly to?: string
  readonly title: string
  /** The successor's first day. */
  readonly on: string
}

/**
 * Notes a hand-over in the history of each case. Not where a case's opener is confidential and the post is of that unit: the
 * audit, which names the post that was handed over, would tell whose case it is.
 */
export async function noteHandOver(work: CaseWork, { caseIds, unitId, ...details }: HandedOver): Promise<Result<void>> {
  // in one order, so that two hand-overs at once do not wait for each other
  for (const caseId of [...new Set(caseIds)].toSorted()) {
    const file = await selectCaseForStep(work.scope, { caseId, personId: work.actor.personId })
    if (file === undefined) continue
    const { confidentialOpener = false } = work.catalogue.get(file.pluginId, file.process)
    if (confidentialOpener && file.unitId === unitId) continue
    await noteStep(work, file, { kind: 'hand-over', details })
  }
  return ok(undefined)
}
