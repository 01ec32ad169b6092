import type { SideKind } from '@linli/contract'
import type { CaseRecord } from './case.queries.ts'
import type { CaseWork } from './case-work.ts'
import { insertSideStep } from './step.queries.ts'
import { recordOf } from './step-record.ts'

export interface Noted {
  readonly kind: SideKind
  /** The kind itself unless given. */
  readonly action?: string
  readonly branchId?: string
  readonly opinion?: string
  readonly onBehalfOf?: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** Notes in a case's history what is no transition: its version stays, so that nobody who decides on it is disturbed. */
export async function noteStep(work: CaseWork, before: CaseRecord, noted: Noted): Promise<CaseRecord> {
  const at = work.clock.now()
  const file: CaseRecord = {
    ...before,
    sideSteps: before.sideSteps + 1,
    ...((noted.kind === 'urge' || noted.kind === 'remind') && { urgedAt: at }),
    ...(noted.kind === 'delegation' && { delegated: true }),
  }
  const record = recordOf(work, { ...noted, file, action: noted.action ?? noted.kind, fromState: undefined, at })
  const { id, sideSteps, urgedAt, delegated } = file
  await insertSideStep(work.scope, { id, side_steps: sideSteps, urged_at: urgedAt, delegated }, record)
  return file
}
