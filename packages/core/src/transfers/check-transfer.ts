import type { TransferArrival, TransferCheck } from '@linli/contract'
import { ok, type Result, today } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { type FoundTransfer, findForStep } from './find-transfer.ts'
import { planArrival } from './plan-arrival.ts'
import { hasArrived, selectOffer } from './transfer.queries.ts'
import { openPackage, type TransferPackage } from './transfer-package.ts'
import type { TransferReading } from './transfer-work.ts'

const ROWS_SHOWN = 1000

/**
 * The trial run before a destination accepts: the offered package is opened and every unit of it judged, and nothing is
 * written. Refuses with `transfer.not-found`, `transfer.not-yours`, `transfer.not-possible`, and as `openOffer` and `planArrival` do.
 */
export async function checkTransfer(
  work: Pick<TransferReading, 'scope' | 'keys' | 'clock'>,
  arrival: TransferArrival,
): Promise<Result<TransferCheck>> {
  const found = await findForStep(work.scope, { id: arrival.id, step: 'accept' })
  if (!found.ok) return found
  const offer = await openOffer(work, found.value)
  if (!offer.ok) return offer
  const { content, hash } = offer.value
  const planned = await planArrival(work.scope, content, { ...arrival, today: today(work.clock) })
  if (!planned.ok) return planned
  const { units, matters, nonce, sealedAt } = content
  const { rows, refused, codes, facts, factsKept } = planned.value
  const counts = {
    units: units.length,
    codes: [...codes.values()].flat().length,
    facts: facts.length,
    factsKept: content.facts.length - facts.length,
    matters: matters.length,
  }
  return ok({ nonce, sealedAt, hash, counts, rows: rows.slice(0, ROWS_SHOWN), refused, factsKept })
}

/**
 * Opens what the source offers. Refuses with `transfer.package-missing`, as `openPackage` does, and with
 * `transfer.package-replayed` when it has been let in before.
 */
export async function openOffer(
  { scope, keys }: Pick<TransferReading, 'scope' | 'keys'>,
  { transfer }: Pick<FoundTransfer, 'transfer'>,
): Promise<Result<{ readonly content: TransferPackage; readonly hash: string }>> {
  const offer = await selectOffer(scope, transfer)
  if (offer === undefined) return refuseCore('conflict', 'transfer.package-missing')
  const opened = await letIn({ scope, keys }, { transfer, sealed: offer.sealed })
  return opened.ok ? ok({ content: opened.value, hash: offer.hash }) : opened
}

/** Opens a package for this tenant, unless it has come before. */
export async function letIn(
  { scope, keys }: Pick<TransferReading, 'scope' | 'keys'>,
  { transfer, sealed }: Pick<FoundTransfer, 'transfer'> & { readonly sealed: string },
): Promise<Result<TransferPackage>> {
  const { id: transferId, sourceId } = transfer
  const opened = openPackage(keys, sealed, { transferId, sourceId, destinationId: scope.tenantId })
  if (!opened.ok) return opened
  return (await hasArrived(scope, opened.value.nonce)) ? refuseCore('conflict', 'transfer.package-replayed') : opened
}
