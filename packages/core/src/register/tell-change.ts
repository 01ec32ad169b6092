import { emitEvent } from '../events/emit-event.ts'
import type { CoreWriting } from '../scope.ts'

/** `core.register-changed`: what the register says of these units has changed, without a change of places. */
export async function tellChange(scope: CoreWriting, unitIds: readonly string[], at: Date): Promise<void> {
  await emitEvent(scope, { type: 'core.register-changed', payload: { unitIds }, occurredAt: at })
}
