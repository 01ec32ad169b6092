import type { TransferPreview } from '@linli/contract'
import { type DateText, ok, type Result, today } from '@linli/kernel'
import { collectDeparture, type Departure } from './collect-content.ts'
import { confirmedDay } from './confirmed-day.ts'
import { findForStep } from './find-transfer.ts'
import type { TransferReading } from './transfer-work.ts'

const UNITS_SHOWN = 300

/**
 * What would go with a unit, what stays, and the digest by which it is confirmed. Refuses as `collectDeparture` does, and with
 * `transfer.not-found`, `transfer.not-yours`, `transfer.not-possible` and `transfer.day-before-proposal`.
 */
export async function previewTransfer(
  { scope, clock, finals, confidential, followers }: Omit<TransferReading, 'database' | 'keys'>,
  { id, unitId, day }: { readonly id: string; readonly unitId: string; readonly day?: DateText | undefined },
): Promise<Result<TransferPreview>> {
  const found = await findForStep(scope, { id: id, step: 'confirm' })
  if (!found.ok) return found
  const goesOn = confirmedDay(found.value, day)
  if (!goesOn.ok) return goesOn
  const collected = await collectDeparture(scope, {
    unitId,
    day: goesOn.value,
    today: today(clock),
    finals,
    confidential,
  })
  if (!collected.ok) return collected
  const departure = collected.value
  const nameOf = namesOf(departure)
  const ids = departure.units.map(({ id }) => id)
  const holdings: TransferPreview['holdings'][number][] = []
  for (const follower of followers) {
    if (!(await follower.isEnabled(scope))) continue
    const held = await follower.describe(scope, ids)
    holdings.push(
      ...held.map(({ kind, unitId, count }) => ({ pluginId: follower.pluginId, kind, unit: nameOf(unitId), count })),
    )
  }
  return ok({
    digest: departure.digest,
    units: departure.units.slice(0, UNITS_SHOWN).map(({ id, kind, name, parentId }, index) => ({
      unitId: id,
      kind,
      name,
      ...(index > 0 && parentId !== null && { parent: nameOf(parentId) }),
    })),
    unitCount: departure.units.length,
    counts: departure.counts,
    matters: departure.cases.map(({ title, unitId, pluginId }) => ({ title, unit: nameOf(unitId), pluginId })),
    posts: departure.posts.map(({ title, unit, person }) => ({ title, unit, ...(person !== null && { person }) })),
    holdings,
  })
}

function namesOf({ units }: Departure): (id: string) => string {
  const names = new Map(units.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? ''
}
