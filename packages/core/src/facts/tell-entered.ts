import { emitEvent } from '../events/emit-event.ts'
import type { CoreWriting } from '../scope.ts'

/** `core.facts-entered`, for whoever goes by what is known; which units' values they are stays with whoever may read them. */
export async function tellEntered(
  scope: CoreWriting,
  { keys, at }: { readonly keys: readonly string[]; readonly at: Date },
): Promise<void> {
  const payload = { keys: [...new Set(keys)] }
  await emitEvent(scope, { type: 'core.facts-entered', payload, occurredAt: at })
}
