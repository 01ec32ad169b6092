import type { Actor } from '@linli/contract/trpc'
import { type DateText, dayOf, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreWriting } from '../scope.ts'
import { lockDuty } from './duty.queries.ts'
import { type DutyCatalogue, knowsDuty } from './duty-catalogue.ts'

/** What any change of a duty brings along. */
export interface DutyChange {
  readonly duty: string
  readonly reason: string
  readonly at: Date
  /** The version that the user saw. */
  readonly version: number
  readonly catalogue: DutyCatalogue
}

/**
 * A duty's periods, held for a change from a day on. Refuses with `duty.not-found`, `duty.day-past` (what held on a day that
 * has been stays as it was) and `duty.changed`.
 */
export async function openDuty(scope: CoreWriting, change: DutyChange, from: DateText) {
  const { duty, at, version, catalogue } = change
  const periods = await lockDuty(scope, duty)
  if (periods.length === 0 && !knowsDuty(catalogue, duty)) return refuseCore('not-found', 'duty.not-found')
  const today = dayOf(at)
  if (from < today) return refuseCore('invalid', 'duty.day-past', { today })
  const [latest] = periods
  if ((latest?.version ?? 0) !== version) return refuseChanged(latest)
  return ok({ periods, nextVersion: version + 1 })
}

type Latest = Pick<Awaited<ReturnType<typeof lockDuty>>[number], 'givenBy' | 'givenAt' | 'endedBy' | 'endedAt'>

function refuseChanged(latest: Latest | undefined): Result<never> {
  const by = latest?.endedBy || latest?.givenBy || ''
  const at = latest?.endedAt ?? latest?.givenAt
  return refuseCore('conflict', 'duty.changed', { by, at: at?.toISOString() ?? '' })
}

/** Who acts, in the words of the day. */
export function describeActor({ name, postTitle, unitName }: Pick<Actor, 'name' | 'postTitle' | 'unitName'>): string {
  return `${unitName} ${postTitle} ${name}`
}
