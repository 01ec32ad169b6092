import type { CaseFile, ProcessDefinition } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { newId } from '@linli/kernel'
import type { CaseWork } from './case-work.ts'
import type { StepRecord } from './step.queries.ts'

export interface Step {
  /** The case as it is after the step. */
  readonly file: CaseFile
  readonly action: string
  readonly fromState: string | undefined
  readonly at: Date
  readonly opinion?: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** Who did what and when, as the history, the audit and the subscribers each keep it. */
export function recordOf(
  { actor, scope, catalogue }: Pick<CaseWork, 'actor' | 'scope' | 'catalogue'>,
  step: Step,
): StepRecord {
  const { file, action, at } = step
  const from = step.fromState ?? null
  const confidential = tellsOpener(catalogue.get(file.pluginId, file.process), step, actor)
  const names = {
    person_name: actor.name,
    post_title: actor.postTitle,
    unit_name: actor.unitName,
    post_id: actor.postId,
  }
  return {
    entry: {
      ...names,
      id: newId(at),
      case_id: file.id,
      version: file.version,
      at,
      action,
      from_state: from,
      to_state: file.state,
      opinion: step.opinion ?? null,
      details: JSON.stringify(step.details ?? {}),
    },
    audit: {
      ...names,
      id: newId(at),
      at,
      action: `${file.pluginId}.${file.process}.${action}`,
      subject_kind: 'case',
      subject_id: file.id,
      details: JSON.stringify({ from, to: file.state, version: file.version, ...(confidential && { confidential }) }),
    },
    event: {
      id: newId(at),
      type: from === null ? 'core.case-opened' : 'core.case-moved',
      schema_version: 1,
      occurred_at: at,
      post_id: scope.actorId,
      payload: JSON.stringify({
        caseId: file.id,
        pluginId: file.pluginId,
        process: file.process,
        subjectId: file.subjectId,
        unitId: file.unitId,
        action,
        from,
        to: file.state,
        version: file.version,
      }),
    },
  }
}

/** Whether naming the actor would tell who opened a case whose opener is confidential. */
function tellsOpener(
  { confidentialOpener = false }: ProcessDefinition,
  { file, fromState }: Step,
  { unitId }: Actor,
): boolean {
  return confidentialOpener && (fromState === undefined || unitId === file.unitId)
}
