import type { ProcessDefinition, SideKind, TransitionKind } from '@linli/contract'
import { newId, SYSTEM_ACTOR } from '@linli/kernel'
import type { CaseRecord } from './case.queries.ts'
import type { CaseActor, CaseWork } from './case-work.ts'
import type { StepRecord } from './step.queries.ts'

export interface Step {
  /** The case as it is after the step. */
  readonly file: Pick<
    CaseRecord,
    'id' | 'pluginId' | 'process' | 'subjectId' | 'unitId' | 'state' | 'version' | 'sideSteps'
  >
  readonly kind: TransitionKind | SideKind
  readonly action: string
  readonly fromState: string | undefined
  readonly at: Date
  readonly branchId?: string
  readonly onBehalfOf?: string
  readonly opinion?: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** Who did what and when, as the history, the audit and the subscribers each keep it. */
export function recordOf(
  { actor, scope, catalogue }: Pick<CaseWork, 'actor' | 'scope' | 'catalogue'>,
  step: Step,
): StepRecord {
  const { file, action, at, kind, details = {} } = step
  const from = step.fromState ?? null
  const confidential = tellsOpener(catalogue.get(file.pluginId, file.process), step, actor)
  const names = namesOf(actor)
  const by = actor.postId === SYSTEM_ACTOR ? null : actor
  return {
    entry: {
      ...names,
      id: newId(at),
      case_id: file.id,
      version: file.version,
      seq: file.sideSteps,
      kind,
      branch_id: step.branchId ?? null,
      person_id: by?.personId ?? null,
      unit_id: by?.unitId ?? null,
      on_behalf_of: step.onBehalfOf ?? null,
      at,
      action,
      from_state: from,
      to_state: file.state,
      opinion: step.opinion ?? null,
      details: JSON.stringify(details),
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
      type: eventType(step),
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
        ...(step.branchId !== undefined && { branchId: step.branchId }),
      }),
    },
  }
}

function namesOf({ name, postTitle, unitName, postId }: CaseActor) {
  return { person_name: name, post_title: postTitle, unit_name: unitName, post_id: postId }
}

function eventType({ fromState, file }: Step): string {
  if (file.sideSteps > 0) return 'core.case-noted'
  return fromState === undefined ? 'core.case-opened' : 'core.case-moved'
}

/** Whether naming the actor would tell who opened a case whose opener is confidential. */
function tellsOpener(
  { confidentialOpener = false }: ProcessDefinition,
  { file, fromState }: Step,
  { unitId }: CaseActor,
): boolean {
  return confidentialOpener && ((fromState === undefined && file.sideSteps === 0) || unitId === file.unitId)
}
