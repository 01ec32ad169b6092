import { createHash, timingSafeEqual } from 'node:crypto'
import type { FactDefinition, IdentifierScheme, TransferHistoryEntry, UnitKind } from '@linli/contract'
import type { KeyRing } from '@linli/database'
import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'

/**
 * Of what a package holds. 2: facts with their definitions, attributes and codes with their days, confidential openers as nobody.
 * One that knows more is refused, and one that knows less is sealed anew.
 */
const PACKAGE_VERSION = 2
const FORMAT = 'linli.transfer'

export interface PackedUnit {
  readonly id: string
  /** Absent of the one that goes: where it will stand the destination says. */
  readonly parentId?: string
  readonly kind: UnitKind
  readonly name: string
  readonly fullName: string
  readonly sortKey: number
  readonly validFrom: DateText
  readonly codes: readonly PackedCode[]
  readonly aliases: readonly {
    readonly name: string
    readonly from?: DateText
    readonly to?: DateText
    readonly source: string
  }[]
  /** One that holds on the day or begins later; of other units those that go are told by the source's ids. */
  readonly attributes: readonly PackedAttribute[]
  /** What an attribute named of the source's register and does not go along, as people know it. */
  readonly left: readonly { readonly key: string; readonly name: string; readonly code?: string }[]
  readonly past: readonly {
    readonly name: string
    readonly fullName: string
    readonly from: DateText
    readonly to: DateText
  }[]
}

export interface PackedAttribute {
  readonly key: string
  readonly value: string
  readonly from: DateText
  /** The first day on which it no longer holds. */
  readonly to?: DateText
}

export interface PackedCode {
  readonly scheme: IdentifierScheme
  readonly value: string
  readonly from: DateText
  /** The first day on which the unit no longer has it. */
  readonly to?: DateText
  readonly source: string
  readonly flaw?: string
  readonly exceptionReason?: string
  readonly exceptionBy?: string
  readonly exceptionAt?: string
}

export interface PackedFact {
  readonly unitId: string
  readonly key: string
  readonly period: string
  readonly revision: number
  readonly holdsFrom: DateText
  readonly value: string
  readonly basis?: string
  readonly reason?: string
  readonly enteredAt: string
  readonly person: string
  readonly post: string
  readonly unit: string
  readonly supersededAt?: string
}

export interface PackedMatter {
  readonly caseId: string
  readonly unitId: string
  readonly pluginId: string
  readonly process: string
  readonly title: string
  readonly state: string
  readonly openedAt: string
  readonly history: readonly TransferHistoryEntry[]
}

export interface PackageContent {
  readonly units: readonly PackedUnit[]
  readonly delegations: readonly { readonly areaId: string; readonly delegateId: string; readonly until?: DateText }[]
  readonly facts: readonly PackedFact[]
  /** What the source's facts are, each once: who may read them, and whether the city says so or the source itself. */
  readonly definitions: readonly FactDefinition[]
  readonly matters: readonly PackedMatter[]
}

export interface TransferPackage extends PackageContent {
  readonly format: typeof FORMAT
  readonly version: number
  readonly nonce: string
  readonly transferId: string
  readonly day: DateText
  readonly sealedAt: string
  readonly source: { readonly tenantId: string; readonly name: string }
  readonly destination: { readonly tenantId: string; readonly name: string }
}

export interface Sealed {
  /** `<MAC in hex>.<canonical JSON>`. */
  readonly sealed: string
  /** SHA-256 of the canonical JSON, for people to compare. */
  readonly hash: string
}

interface Route {
  readonly sourceId: string
  readonly destinationId: string
}

/** Seals a package for the way between two districts; on any other way, or with a byte changed, it does not open. */
export function sealPackage(
  keys: KeyRing,
  content: Omit<TransferPackage, 'format' | 'version'>,
  version = PACKAGE_VERSION,
): Sealed {
  const json = canonicalJson({ ...content, format: FORMAT, version })
  const route = { sourceId: content.source.tenantId, destinationId: content.destination.tenantId }
  return { sealed: `${keys.fingerprint(json, placeOf(route))}.${json}`, hash: sha256(json) }
}

/**
 * Opens a package that has come from a district for another. Refuses with `transfer.package-tampered` when it is not what was
 * sealed, with `transfer.package-elsewhere` when it was sealed for another destination or transfer, with
 * `transfer.package-newer` when this product does not know its version, and with `transfer.package-older` when it holds less than
 * this one lets in.
 */
export function openPackage(
  keys: KeyRing,
  sealed: string,
  { transferId, ...route }: Route & { readonly transferId: string },
): Result<TransferPackage> {
  const dot = sealed.indexOf('.')
  const [mac, json] = [sealed.slice(0, dot), sealed.slice(dot + 1)]
  const claimed = readClaims(json)
  if (claimed === undefined) return refuseCore('conflict', 'transfer.package-tampered')
  const { source, destination } = claimed
  const place = placeOf({ sourceId: source.tenantId, destinationId: destination.tenantId })
  if (!isOneOf(mac, keys.fingerprints(json, place))) return refuseCore('conflict', 'transfer.package-tampered')
  if (
    source.tenantId !== route.sourceId ||
    destination.tenantId !== route.destinationId ||
    claimed.transferId !== transferId
  ) {
    return refuseCore('conflict', 'transfer.package-elsewhere', { destination: destination.name })
  }
  if (claimed.version > PACKAGE_VERSION) {
    return refuseCore('conflict', 'transfer.package-newer', { version: claimed.version, known: PACKAGE_VERSION })
  }
  if (claimed.version < PACKAGE_VERSION) return refuseCore('conflict', 'transfer.package-older')
  return ok(claimed)
}

/** Of the units that come, so that they are those that were accepted, whatever has been entered about them since. */
export function digestUnits({ units }: Pick<PackageContent, 'units'>): string {
  const rows = units.map(({ id, parentId = '', kind, name }) => [id, parentId, kind, name].join('\n'))
  return sha256(canonicalJson(rows.toSorted()))
}

/** Compares in the same time wherever the difference is. */
function isOneOf(mac: string, right: readonly string[]): boolean {
  const given = Buffer.from(mac)
  return right.map((one) => Buffer.from(one)).some((one) => one.length === given.length && timingSafeEqual(one, given))
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** JSON with its keys in order and nothing between them, so that the same content is the same text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  )
}

function placeOf({ sourceId, destinationId }: Route): string {
  return `core.transfer_package ${sourceId} ${destinationId}`
}

/** What a text says that it is: believed only once its MAC has been found right. */
function readClaims(json: string): TransferPackage | undefined {
  try {
    const value: unknown = JSON.parse(json)
    const claims = value as TransferPackage // what a right MAC stands for was written by `sealPackage`
    return claims.format === FORMAT && typeof claims.source.tenantId === 'string' ? claims : undefined
  } catch {
    return undefined
  }
}
