import type { DateText } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { emitEvent } from '../events/emit-event.ts'
import type { ParameterWork } from './parameter-work.ts'

export interface ParameterChange {
  readonly verb: 'set' | 'correct' | 'end' | 'withdraw'
  readonly id: string
  readonly key: string
  readonly validFrom: DateText
  readonly details: Readonly<Record<string, unknown>>
}

/** Writes the audit entry and tells whoever subscribed, in the change's own transaction. */
export async function recordChange({ scope, actor, at }: ParameterWork, change: ParameterChange): Promise<void> {
  const { verb, id, key, validFrom, details } = change
  await appendAudit(scope, actor, {
    at,
    action: `parameters.${verb}`,
    subjectKind: 'parameter',
    subjectId: id,
    details,
  })
  await emitEvent(scope, { type: 'core.parameter-changed', payload: { key, validFrom, verb }, occurredAt: at })
}
