import type { BranchDefinition, BranchOutcome, CaseFile } from '@linli/contract'
import { dayOf, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { StepInput } from './advance-case.ts'
import { type BranchRow, selectBranch } from './branch.queries.ts'
import { type CaseRecord, selectCaseForStep } from './case.queries.ts'
import type { CaseAddress } from './case-address.ts'
import type { CaseWork } from './case-work.ts'
import { closeBranch } from './close-branch.ts'
import { publicFile } from './open-case.ts'
import { refuseStaleBranch } from './refuse-stale.ts'
import { behalfOf, selectOpenTodosOf, waitsFor } from './todo.queries.ts'

export interface AnswerInput extends CaseAddress, Pick<StepInput, 'opinion' | 'details' | 'changed'> {
  readonly branchId: string
  /** The branch's version that the actor decided on: others may answer other branches meanwhile. */
  readonly version: number
  readonly outcome: string
}

/**
 * Answers one branch of a case; where that brings the branches together, the platform takes the case on in the same
 * transaction. Refuses with `case.not-found`, `case.branch-not-found`, `access.not-permitted`, `case.recused`, `case.handed-over`,
 * `case.changed`, `case.not-possible`, `case.own-case`, `case.not-addressed` and `case.reason-required`.
 */
export async function answerBranch(work: CaseWork, input: AnswerInput): Promise<Result<CaseFile>> {
  const file = await selectCaseForStep(work.scope, { ...input, personId: work.actor.personId })
  if (file === undefined) return refuseCore('not-found', 'case.not-found')
  const branch = await selectBranch(work.scope, file.id, input.branchId)
  if (branch === undefined) return refuseCore('not-found', 'case.branch-not-found')
  const definition = work.catalogue.get(file.pluginId, file.process).states[branch.state]?.branches?.[branch.key]
  if (definition === undefined) throw new Error(`The process ${file.process} has no branch ${branch.key}`)
  const outcome = definition.outcomes[input.outcome]
  if (outcome === undefined) throw new Error(`The branch ${branch.key} has no outcome ${input.outcome}`)
  const allowed = await checkAnswer(work, { file, branch, definition, outcome, input })
  if (!allowed.ok) return allowed
  const onBehalfOf = allowed.value
  const closed = await closeBranch(work, {
    ...input,
    file,
    branch,
    verdict: outcome.verdict,
    kind: 'answer',
    ...(onBehalfOf && { onBehalfOf }),
  })
  return closed.ok ? ok(publicFile(closed.value)) : closed
}

interface Answering {
  readonly file: CaseRecord
  readonly branch: BranchRow
  readonly definition: BranchDefinition
  readonly outcome: BranchOutcome
  readonly input: AnswerInput
}

/** @returns the unit for which the actor acts by delegation */
async function checkAnswer(
  { scope, actor, clock }: CaseWork,
  { file, branch, definition, outcome, input }: Answering,
): Promise<Result<string | undefined>> {
  const { permission, separate } = definition
  const action = input.outcome
  if (!actor.permissions.has(permission)) return refuseCore('forbidden', 'access.not-permitted', { permission })
  if (file.recused) return refuseCore('forbidden', 'case.recused')
  if (file.handedTo !== null) return refuseCore('conflict', 'case.handed-over', { to: file.handedTo })
  const today = dayOf(clock.now())
  const todos = await selectOpenTodosOf(scope, file.id)
  const mine = todos.find((todo) => todo.branchId === branch.id && waitsFor(todo, actor, today))
  const foreign = branch.unitId !== actor.unitId && mine === undefined
  if (foreign) return refuseCore('forbidden', 'case.not-addressed')
  if (branch.version !== input.version) return refuseStaleBranch(scope, file, branch.id)
  if (mine === undefined || file.state !== branch.state) {
    return refuseCore('conflict', 'case.not-possible', { state: file.state, action })
  }
  if (separate && actor.personId === file.openedByPerson) return refuseCore('forbidden', 'case.own-case', { action })
  if (outcome.reasonRequired && (input.opinion ?? '').trim() === '') {
    return refuseCore('invalid', 'case.reason-required', { action })
  }
  return ok(behalfOf(mine, today))
}
