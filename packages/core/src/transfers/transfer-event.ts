import type { AuditedActor } from '../audit/append-audit.ts'
import type { StepRow, TransferRecord } from './transfer.queries.ts'

interface TransferEvent {
  readonly eventId: string
  readonly kind: 'transfer-out' | 'transfer-in'
  readonly transfer: TransferRecord
  /** The district's own decision. */
  readonly step: StepRow
  readonly actor: AuditedActor
  readonly at: Date
}

/** The change of places as each of the two districts has it in its own history, by its own document. */
export function eventRow({ eventId, kind, transfer, step, actor, at }: TransferEvent) {
  return {
    id: eventId,
    kind,
    state: 'in-effect' as const,
    day: transfer.day,
    document_number: step.documentNumber,
    approved_by: step.approvedBy,
    reason: step.reason,
    subject: transfer.place,
    draft: JSON.stringify({ transferId: transfer.id }),
    choices: JSON.stringify({ cases: [], posts: [] }),
    touched: '{}',
    recorded_at: step.at,
    recorded_by_post: actor.postId,
    recorded_by: actor.name,
    recorded_by_title: actor.postTitle,
    recorded_by_unit: actor.unitName,
    applied_at: at,
    cancelled_at: null,
    cancelled_by: null,
    cancel_reason: null,
    problem: null,
  }
}
