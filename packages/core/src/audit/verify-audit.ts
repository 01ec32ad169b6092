import type { CoreReading } from '../scope.ts'
import {
  countPending,
  selectHead,
  selectLostEntries,
  selectSealedEntries,
  selectStrayEntries,
} from './audit.queries.ts'
import { CHAIN_START, linkHash } from './seal.policy.ts'

/** Where a chain is broken first. */
export interface AuditFault {
  /** `missing`: an entry or link is gone; `changed`: a column or the order is not what was sealed; `stray`: put in past the use cases. */
  readonly kind: 'missing' | 'changed' | 'stray'
  /** The number of the link; absent for an entry that has none yet. */
  readonly seq?: number
  readonly entryId?: string
}

export interface AuditVerdict {
  readonly intact: boolean
  readonly sealed: number
  /** Written a moment ago and not sealed yet. */
  readonly waiting: number
  readonly fault?: AuditFault
}

const PAGE = 1000
const NO_COLUMNS = new Set(['seal_seq', 'seal_hash', 'sealed_entry_id'])

/** Walks the tenant's whole chain and says whether every entry still is what was sealed. */
export async function verifyAudit(scope: CoreReading): Promise<AuditVerdict> {
  // The end of the chain and the queue are read first: what is sealed meanwhile lies beyond them and is not judged.
  const head = (await selectHead(scope)) ?? { seq: 0, hash: CHAIN_START }
  const waiting = await countPending(scope)
  const fault = (await walk(scope, head)) ?? (await findUnsealed(scope))
  return { intact: fault === undefined, sealed: head.seq, waiting, ...(fault !== undefined && { fault }) }
}

async function walk(scope: CoreReading, head: { seq: number; hash: string }): Promise<AuditFault | undefined> {
  let seq = 0
  let hash = CHAIN_START
  while (seq < head.seq) {
    const links = await selectSealedEntries(scope, seq, Math.min(PAGE, head.seq - seq))
    if (links.length === 0) return { kind: 'missing', seq: seq + 1 }
    for (const link of links) {
      seq += 1
      if (link.seal_seq !== seq) return { kind: 'missing', seq }
      const entry = Object.fromEntries(Object.entries(link).filter(([column]) => !NO_COLUMNS.has(column)))
      const at = { seq, entryId: link.sealed_entry_id }
      if (link.id === null) return { kind: 'missing', ...at }
      hash = linkHash(hash, seq, entry)
      if (hash !== link.seal_hash) return { kind: 'changed', ...at }
    }
  }
  return hash === head.hash ? undefined : { kind: 'changed', seq }
}

/** Entries beyond the chain: put in without waiting for a seal, or deleted while they waited for it. */
async function findUnsealed(scope: CoreReading): Promise<AuditFault | undefined> {
  const [stray] = await selectStrayEntries(scope, 1)
  if (stray !== undefined) return { kind: 'stray', entryId: stray }
  const [lost] = await selectLostEntries(scope, 1)
  return lost === undefined ? undefined : { kind: 'missing', entryId: lost }
}
