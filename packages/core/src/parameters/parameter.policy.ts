import type { ParameterLevel, ParameterScalar, ParameterUse } from '@linli/contract'
import type { DateText } from '@linli/kernel'

/** Whose parameters they are, seen from a tenant. */
export interface ParameterHolder {
  readonly tenantId: string
  readonly cityId: string
}

/** A row as far as choosing needs it. */
export interface DatedRow {
  readonly key: string
  readonly value: ParameterScalar | null
  readonly unit: string
  readonly ownerTenantId: string
  readonly origin: 'product' | 'tenant'
  readonly revision: number
  readonly validFrom: DateText
  readonly validTo: DateText | null
  readonly sourceDocument: string
  readonly section: string
}

const strongestFirst: readonly ParameterLevel[] = ['district', 'city', 'product']

/** A city's own values and those of the product both belong to the city. */
export function levelOf({ cityId }: ParameterHolder, row: Pick<DatedRow, 'ownerTenantId' | 'origin'>): ParameterLevel {
  if (row.origin === 'product') return 'product'
  return row.ownerTenantId === cityId ? 'city' : 'district'
}

/**
 * Of rows that are not closed, the one of a level that holds on a day: an earlier value ends where a later one begins, so the
 * latest alone may hold, and nothing does after its last day or where the level was ended.
 */
export function rowOfLevel<Row extends DatedRow>(rows: readonly Row[], on: DateText): Row | undefined {
  const latest = rows
    .filter(({ validFrom }) => validFrom <= on)
    .toSorted((a, b) => (a.validFrom === b.validFrom ? b.revision - a.revision : a.validFrom < b.validFrom ? 1 : -1))[0]
  if (latest === undefined || latest.value === null) return undefined
  return latest.validTo !== null && latest.validTo <= on ? undefined : latest
}

export type LevelRows<Row> = Readonly<Record<ParameterLevel, Row | undefined>>

/** What each level says of one key on a day. */
export function rowsByLevel<Row extends DatedRow>(
  holder: ParameterHolder,
  rows: readonly Row[],
  on: DateText,
): LevelRows<Row> {
  const of = (level: ParameterLevel) =>
    rowOfLevel(
      rows.filter((row) => levelOf(holder, row) === level),
      on,
    )
  return { district: of('district'), city: of('city'), product: of('product') }
}

/** Of the rows of one key, the one that holds on a day: the strongest level's. */
export function chooseInForce<Row extends DatedRow>(
  holder: ParameterHolder,
  rows: readonly Row[],
  on: DateText,
): Row | undefined {
  const byLevel = rowsByLevel(holder, rows, on)
  const level = strongestFirst.find((candidate) => byLevel[candidate] !== undefined)
  return level && byLevel[level]
}

export function useOf(holder: ParameterHolder, row: DatedRow & { readonly value: ParameterScalar }): ParameterUse {
  return {
    key: row.key,
    value: row.value,
    unit: row.unit,
    level: levelOf(holder, row),
    version: versionOf(row),
    validFrom: row.validFrom,
    source: { document: row.sourceDocument, section: row.section },
  }
}

export function versionOf({ validFrom, revision }: Pick<DatedRow, 'validFrom' | 'revision'>): string {
  return revision === 1 ? validFrom : `${validFrom}.${revision}`
}
