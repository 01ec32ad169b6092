import { ok, type Result } from '@linli/kernel'
import { advanceCase } from './advance-case.ts'
import { selectCaseForStep } from './case.queries.ts'
import type { CaseWork } from './case-work.ts'

export interface AutomaticStep {
  readonly pluginId: string
  readonly caseId: string
  /** An `automatic` action of its process. */
  readonly action: string
}

/**
 * Takes an automatic action because something outside the case has come true. A case that is past it stays as it is.
 * @returns whether it was taken
 */
export async function takeAutomatic(work: CaseWork, { action, ...address }: AutomaticStep): Promise<Result<boolean>> {
  const before = await selectCaseForStep(work.scope, { ...address, personId: work.actor.personId })
  const transition = before && work.catalogue.get(before.pluginId, before.process).transitions[action]
  if (before === undefined || transition?.kind !== 'automatic') {
    throw new Error(`No case ${address.caseId} has the automatic action ${action}`)
  }
  if (!transition.from.includes(before.state)) return ok(false)
  const moved = await advanceCase(work, { before, action, transition })
  return moved.ok ? ok(true) : moved
}
