import type { Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { type CaseRecord, selectLastAnswer, selectStepsSince } from './case.queries.ts'

type Steps = Awaited<ReturnType<typeof selectStepsSince>>

/**
 * The refusal of a step that was decided on an older version: who did what last and when, from which state to which, and
 * which of the plugin's fields have changed since (`fields`, joined by commas; empty when none was named).
 */
export async function refuseStale(
  scope: CoreReading,
  file: Pick<CaseRecord, 'id'>,
  version: number,
): Promise<Result<never>> {
  return refusalOf(file, await selectStepsSince(scope, file.id, Math.min(version, 2_147_483_646)), scope)
}

/** The same of a branch; where the case has moved on meanwhile it says so. */
export async function refuseStaleBranch(
  scope: CoreReading,
  file: Pick<CaseRecord, 'id' | 'version'>,
  branchId: string,
): Promise<Result<never>> {
  return refusalOf(file, await selectLastAnswer(scope, file.id, branchId), scope)
}

async function refusalOf(file: Pick<CaseRecord, 'id'>, steps: Steps, scope: CoreReading): Promise<Result<never>> {
  // a version from the future is stale as well; then the latest step there is tells most
  const known = steps.length > 0 ? steps : await selectStepsSince(scope, file.id, 0)
  const [last] = known
  if (last === undefined) throw new Error(`The case ${file.id} has no history`)
  const fields = new Set(known.flatMap(({ details }) => (steps.length > 0 ? changedFields(details) : [])))
  const { by, post, unit, action, from, to, at, version } = last
  const when = { at: at.toISOString(), version, fields: [...fields].join(',') }
  return refuseCore('conflict', 'case.changed', { by, post, unit, action, from: from ?? '', to, ...when })
}

function changedFields({ changed }: Record<string, unknown>): string[] {
  return typeof changed === 'string' ? changed.split(',') : []
}
