import type { BranchVerdict } from '@linli/contract'
import { dayOf, ok, type Result } from '@linli/kernel'
import type { StepInput } from './advance-case.ts'
import { advanceCase } from './advance-case.ts'
import { type BranchRow, selectRound } from './branch.queries.ts'
import type { CaseRecord } from './case.queries.ts'
import type { CaseWork } from './case-work.ts'
import { selectLiveClocks, stopClocks } from './clock.queries.ts'
import { joinBranches } from './join.policy.ts'
import { noteStep } from './note-step.ts'
import { readNumber } from './number-parameter.ts'
import { platformActor } from './platform-actor.ts'
import { updateAnsweredBranch } from './step.queries.ts'

export interface ClosingBranch extends Pick<StepInput, 'opinion' | 'details' | 'changed'> {
  readonly file: CaseRecord
  readonly branch: BranchRow
  readonly outcome: string
  readonly verdict: BranchVerdict
  /** `lapse` where the platform answers for a unit that has let its clock run out. */
  readonly kind: 'answer' | 'lapse'
  readonly onBehalfOf?: string
}

/** Records a branch's outcome and, where the branches have come together by it, takes the case on. */
export async function closeBranch(work: CaseWork, closing: ClosingBranch): Promise<Result<CaseRecord>> {
  const { branch, outcome, verdict, kind, opinion, details, changed, onBehalfOf } = closing
  const at = work.clock.now()
  const file = await noteStep(work, closing.file, {
    kind,
    action: outcome,
    branchId: branch.id,
    details: { branch: branch.key, ...details, ...(changed?.length && { changed: changed.join(',') }) },
    ...(opinion && { opinion }),
    ...(onBehalfOf && { onBehalfOf }),
  })
  const postId = kind === 'lapse' ? null : work.actor.postId
  await updateAnsweredBranch(work.scope, { id: branch.id, version: branch.version + 1, outcome, verdict, at, postId })
  const clocks = await selectLiveClocks(work.scope, file.id)
  const ids = clocks.filter(({ branchId }) => branchId === branch.id).map(({ id }) => id)
  await stopClocks(work.scope, ids, dayOf(at))
  return joinWhenDone(work, file, branch.round)
}

/** Takes a case on by its join, if its branches have come together. */
async function joinWhenDone(work: CaseWork, file: CaseRecord, round: number): Promise<Result<CaseRecord>> {
  const { states, transitions } = work.catalogue.get(file.pluginId, file.process)
  const { join, branches: definitions = {} } = states[file.state] ?? {}
  if (join === undefined) return ok(file)
  const number =
    'parameter' in join ? await readNumber(work.scope, join.parameter, dayOf(work.clock.now())) : ok(undefined)
  if (!number.ok) return number
  const branches = (await selectRound(work.scope, file.id, round)).map(({ key, closedAt, verdict }) => ({
    closed: closedAt !== null,
    verdict,
    refusalEnds: definitions[key]?.refusalEnds ?? false,
  }))
  const outcome = joinBranches(join, branches, number.value)
  if (outcome === 'wait') return ok(file)
  const action = outcome === 'take' ? join.take : (join.otherwise ?? join.take)
  const transition = transitions[action]
  if (transition === undefined) throw new Error(`The process ${file.process} has no action ${action}`)
  return advanceCase({ ...work, actor: platformActor }, { before: file, action, transition })
}
