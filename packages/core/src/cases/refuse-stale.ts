import type { Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { type CaseRecord, selectLastAnswer, selectStepsSince } from './case.queries.ts'

type Steps = Awaited<ReturnType<typeof selectStepsSince>>

/**
 * The refusal of a step that was decided on an older version: who did what last and when, from which state to which, and
 * which of the plugin's fields have changed since (`fields`, joined by commas; empty when none was named). `repeated` where
 * the step that was asked for has been taken already, on that version and by that post: the same call, sent twice.
 */
export async function refuseStale(
  scope: CoreReading,
  file: Pick<CaseRecord, 'id'>,
  asked: { readonly version: number; readonly action: string; readonly postId: string },
): Promise<Result<never>> {
  const { version, action, postId } = asked
  const steps = await selectStepsSince(scope, file.id, Math.min(version, 2_147_483_646))
  const next = steps.find((step) => step.version === version + 1)
  const repeated = next?.action === action && next.postId === postId
  return refusalOf(file, steps, { scope, repeated })
}

/** The same of a branch; where the case has moved on meanwhile it says so. */
export async function refuseStaleBranch(
  scope: CoreReading,
  file: Pick<CaseRecord, 'id' | 'version'>,
  branchId: string,
): Promise<Result<never>> {
  return refusalOf(file, await selectLastAnswer(scope, file.id, branchId), { scope, repeated: false })
}

async function refusalOf(
  file: Pick<CaseRecord, 'id'>,
  steps: Steps,
  { scope, repeated }: { scope: CoreReading; repeated: boolean },
): Promise<Result<never>> {
  // a version from the future is stale as well; then the latest step there is tells most
  const known = steps.length > 0 ? steps : await selectStepsSince(scope, file.id, 0)
  const [last] = known
  if (last === undefined) throw new Error(`The case ${file.id} has no history`)
  const fields = new Set(known.flatMap(({ details }) => (steps.length > 0 ? changedFields(details) : [])))
  const { by, post, unit, action, from, to, at, version } = last
  const when = { at: at.toISOString(), version, fields: [...fields].join(','), ...(repeated && { repeated }) }
  return refuseCore('conflict', 'case.changed', { by, post, unit, action, from: from ?? '', to, ...when })
}

function changedFields({ changed }: Record<string, unknown>): string[] {
  return typeof changed === 'string' ? changed.split(',') : []
}
