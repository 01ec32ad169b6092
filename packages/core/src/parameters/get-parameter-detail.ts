import type { ParameterChain, ParameterDetail, ParameterDeviation, ParameterRecord } from '@linli/contract'
import { type DateText, dayOf, ok, type Result } from '@linli/kernel'
import { selectRunningByVersion } from '../cases/running-clock.queries.ts'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { listDistrictParameters } from './district-parameters.ts'
import { findPlanned } from './list-parameters.ts'
import { chooseInForce, levelOf, type ParameterHolder, rowsByLevel, useOf, versionOf } from './parameter.policy.ts'
import { type HistoryRow, selectHistory } from './parameter.queries.ts'
import type { ParameterCatalogue } from './parameter-catalogue.ts'

export interface DetailQuestion {
  readonly catalogue: ParameterCatalogue
  readonly key: string
  readonly on: DateText
  /** As it was known at the end of this day, beside what is known now. */
  readonly knownOn?: DateText | undefined
  readonly today: DateText
}

/**
 * Which value of a parameter held on a day and why, everything that was ever recorded of it, and what goes by it. Refuses
 * with `parameter.not-declared`.
 */
export async function getParameterDetail(
  scope: CoreReading,
  { catalogue, key, on, knownOn, today }: DetailQuestion,
): Promise<Result<Omit<ParameterDetail, 'maySet'>>> {
  const definition = catalogue.find(key)
  if (definition === undefined) return refuseCore('not-found', 'parameter.not-declared', { key })
  const [history, running, deviations] = await Promise.all([
    selectHistory(scope, key),
    selectRunningByVersion(scope, key),
    scope.tenantId === scope.cityId ? listDeviations(scope, key, today) : [],
  ])
  const open = history.filter(({ closedAt }) => closedAt === null)
  return ok({
    definition,
    on,
    chain: chainOf(scope, open, on),
    ...(knownOn !== undefined && { known: { on: knownOn, chain: chainOf(scope, knownAt(history, knownOn), on) } }),
    history: history.map((row) => recordOf(scope, { row, history, today })),
    users: catalogue.usersOf(key),
    running,
    deviations,
  })
}

/** What was recorded by the end of a day and not yet closed then. */
function knownAt(history: readonly HistoryRow[], day: DateText): HistoryRow[] {
  return history.filter(
    ({ recordedAt, closedAt }) => dayOf(recordedAt) <= day && (closedAt === null || dayOf(closedAt) > day),
  )
}

function chainOf(holder: ParameterHolder, rows: readonly HistoryRow[], on: DateText): ParameterChain {
  const { district, city, product } = rowsByLevel(holder, rows, on)
  const levels = [district, city, product].flatMap((row) =>
    row === undefined || row.value === null ? [] : [useOf(holder, { ...row, value: row.value })],
  )
  const inForce = chooseInForce(holder, rows, on)
  return { levels, ...(inForce && { inForce: levelOf(holder, inForce) }) }
}

interface Recorded {
  readonly row: HistoryRow
  readonly history: readonly HistoryRow[]
  readonly today: DateText
}

function recordOf(holder: ParameterHolder, { row, history, today }: Recorded): ParameterRecord {
  const { id, value, validFrom, validTo, sourceDocument, section, reason, closing, closedAt } = row
  const own = row.ownerTenantId === holder.tenantId
  const open = own && row.origin === 'tenant' && closedAt === null
  const corrected = history.find((other) => other.id === row.correctsId)
  const acts = [
    ...(open && !row.ending ? (['correct'] as const) : []),
    ...(open && validFrom > today ? (['withdraw'] as const) : []),
  ]
  return {
    ...(own && { id }),
    level: levelOf(holder, row),
    version: versionOf(row),
    ...(value !== null && { value }),
    validFrom,
    ...(validTo !== null && { validTo }),
    source: { document: sourceDocument, section },
    reason,
    recordedAt: row.recordedAt.toISOString(),
    recordedBy: row.recordedBy,
    ...(corrected && { corrects: versionOf(corrected) }),
    ...(closing !== null &&
      closedAt !== null && {
        closed: { as: closing, at: closedAt.toISOString(), by: row.closedBy, reason: row.closingReason },
      }),
    acts,
  }
}

async function listDeviations(scope: CoreReading, key: string, today: DateText): Promise<ParameterDeviation[]> {
  const districts = await listDistrictParameters(scope, key)
  return districts.flatMap(({ name, rows, ...holder }) => {
    const { district } = rowsByLevel(holder, rows, today)
    const planned = findPlanned(holder, rows, today)
    if (district === undefined && planned === undefined) return []
    return {
      tenantId: holder.tenantId,
      name,
      ...(district !== undefined &&
        district.value !== null && { use: useOf(holder, { ...district, value: district.value }) }),
      ...(planned && { planned }),
    }
  })
}
