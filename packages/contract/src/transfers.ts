import { z } from 'zod'
import type { PlaceProblem } from './places.ts'
import { placeTextLimits } from './places.ts'
import { cursor, date, id, pageSize, text } from './schemas.ts'
import type { UnitKind } from './unit-kinds.ts'

/** Where a transfer of a street or community from one district to another (跨区划转) stands. */
export const transferStates = ['proposed', 'confirmed', 'accepted', 'complete', 'rejected', 'withdrawn'] as const
export type TransferState = (typeof transferStates)[number]

/** `hold` is the platform's: the day had come, and something stood against it. */
export type TransferStepKind = 'confirm' | 'accept' | 'hold' | 'complete' | 'reject' | 'withdraw'

export type TransferParty = 'city' | 'source' | 'destination'

const papers = {
  documentNumber: text(placeTextLimits.documentNumber),
  approvedBy: text(placeTextLimits.approvedBy),
  reason: text(placeTextLimits.reason),
}

export const proposeTransferInput = z.object({
  sourceId: id,
  destinationId: id,
  /** What goes, in the city's words: it does not see its districts' registers. */
  place: text(placeTextLimits.fullName),
  /** The first day in the other district: past, today or to come. */
  day: date,
  ...papers,
})
export type TransferProposal = z.output<typeof proposeTransferInput>

export const transferInput = z.object({ id })
export const transferListInput = z.object({ cursor, limit: pageSize })

/** The day on which it goes where the proposed one cannot be kept any more, never before it; as it stands unless given. */
const movedDay = date.optional()

export const previewTransferInput = z.object({ id, unitId: id, day: movedDay })
export const confirmTransferInput = z.object({
  id,
  /** The street or community that goes, with all that stands below it. */
  unitId: id,
  day: movedDay,
  /** Of the preview that was agreed to. */
  digest: text(100),
  ...papers,
})
export type TransferConfirmation = z.output<typeof confirmTransferInput>

/** Where what comes will stand, and the codes that it gets. */
const arrival = {
  id,
  targetId: id,
  codes: z
    .array(z.object({ unitId: text(40), code: text(placeTextLimits.code) }))
    .max(400)
    .default([]),
}
export const checkTransferInput = z.object(arrival)
export const acceptTransferInput = z.object({
  ...arrival,
  /** Of the package that was checked. */
  nonce: text(64),
  ...papers,
})
export type TransferArrival = z.output<typeof checkTransferInput>
export type TransferAcceptance = z.output<typeof acceptTransferInput>

export const endTransferInput = z.object({ id, reason: text(placeTextLimits.reason) })
export const takeUpMatterInput = z.object({ id, note: text(placeTextLimits.reason) })

export interface TransferCounts {
  readonly units: number
  readonly codes: number
  readonly facts: number
  /** Values of facts that the source has defined for itself: they are in the package and do not come as the destination's. */
  readonly factsKept?: number
  readonly matters: number
}

/** What a step says beside its papers. */
export interface TransferDetails {
  /** Of `confirm`. */
  readonly unitName?: string
  readonly day?: string
  /** Of `accept`. */
  readonly targetName?: string
  readonly codes?: TransferArrival['codes']
  /** Digest of the units that were accepted, by which it is known that no others come. */
  readonly units?: string
  /** Of `hold`. */
  readonly problem?: PlaceProblem
  /** Of `complete`. */
  readonly counts?: TransferCounts
  readonly nonce?: string
}

export interface TransferStep {
  readonly step: TransferStepKind
  readonly party: TransferParty
  readonly at: string
  readonly by: string
  readonly byTitle: string
  readonly byUnit: string
  readonly documentNumber?: string
  readonly approvedBy?: string
  readonly reason?: string
  readonly details: TransferDetails
}

export interface TransferRow {
  readonly id: string
  readonly place: string
  readonly source: string
  readonly destination: string
  /** As the city has proposed it, or as the source has moved it since. */
  readonly day: string
  readonly state: TransferState
  /** What the reader's tenant is in it. */
  readonly party: TransferParty
  readonly documentNumber: string
  readonly proposedAt: string
  /** What kept it from being carried out on its day. */
  readonly problem?: PlaceProblem
}

/** An open case of the other district that has to be gone on with here. */
export interface HandedMatter {
  readonly id: string
  readonly unit: string
  readonly pluginId: string
  readonly process: string
  readonly state: string
  readonly title: string
  readonly openedAt: string
  /** Its id where it began. */
  readonly otherCaseId: string
  readonly history: readonly TransferHistoryEntry[]
  readonly takenUp?: { readonly at: string; readonly by: string; readonly note: string }
}

export interface TransferHistoryEntry {
  readonly at: string
  readonly action: string
  readonly to: string
  readonly by: string
  readonly post: string
  readonly unit: string
  readonly opinion?: string
}

export interface TransferDetail extends TransferRow {
  readonly approvedBy: string
  readonly reason: string
  readonly proposedBy: string
  readonly proposedByTitle: string
  readonly proposedByUnit: string
  readonly steps: readonly TransferStep[]
  /** What the reader may do now. */
  readonly may: readonly ('confirm' | 'accept' | 'reject' | 'withdraw')[]
  /** The unit that was confirmed; of the source's register, so told to the source alone. */
  readonly unitId?: string
  /** The district's own event, once it is carried out. */
  readonly eventId?: string
  readonly matters: readonly HandedMatter[]
  /** Whether the reader keeps the package that crossed. */
  readonly hasPackage: boolean
}

export interface TransferUnitLine {
  readonly unitId: string
  readonly kind: UnitKind
  readonly name: string
  readonly parent?: string
}

/** What would go, what stays behind, and under which digest it is agreed to. */
export interface TransferPreview {
  readonly digest: string
  readonly units: readonly TransferUnitLine[]
  readonly unitCount: number
  readonly counts: TransferCounts
  readonly matters: readonly { readonly title: string; readonly unit: string; readonly pluginId: string }[]
  /** Posts close and their holders' appointments end with the day. */
  readonly posts: readonly { readonly title: string; readonly unit: string; readonly person?: string }[]
  /** What plugins hold of the units stays in the source's history. */
  readonly holdings: readonly {
    readonly pluginId: string
    readonly kind: string
    readonly unit: string
    readonly count: number
  }[]
}

/** How one unit of a package would arrive. */
export interface ArrivalRow extends TransferUnitLine {
  /** `code-needed`: the code that it had is the other district's. */
  readonly outcome: 'fits' | 'code-needed' | 'refused'
  readonly problem?: PlaceProblem
  readonly code?: string
}

/** A fact whose values stay in the package. */
export interface KeptFact {
  readonly key: string
  readonly nameZh: string
  readonly nameEn: string
  readonly count: number
}

export interface TransferCheck {
  readonly nonce: string
  readonly sealedAt: string
  readonly hash: string
  readonly counts: TransferCounts
  /** Refused ones first, then those without a code. */
  readonly rows: readonly ArrivalRow[]
  readonly refused: number
  readonly factsKept: readonly KeptFact[]
}

/** The package as the tenant keeps it, for its archive. */
export interface TransferPackageCopy {
  readonly nonce: string
  readonly hash: string
  readonly stage: 'offered' | 'sent' | 'received'
  readonly at: string
  readonly sealed: string
}

export interface TransferDistrict {
  readonly id: string
  readonly name: string
}
