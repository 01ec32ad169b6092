import type { TransferCounts } from '@linli/contract'
import { type DateText, ok, type Result } from '@linli/kernel'
import type { ConfidentialProcess, FinalStates } from '../cases/process-catalogue.ts'
import { refuseCore } from '../core-refusals.ts'
import { selectLatestDefinitions, selectOwnKeys } from '../facts/fact-definition.queries.ts'
import { namesUnit } from '../register/attribute.policy.ts'
import type { CoreReading } from '../scope.ts'
import {
  type BranchUnit,
  countWaitingCases,
  selectAliasesOf,
  selectAttributesOf,
  selectBranch,
  selectCodesOf,
  selectDelegationsOf,
  selectFactsOf,
  selectHistoriesOf,
  selectNamesOf,
  selectOpenCasesOf,
  selectPastOf,
  selectPostsOf,
} from './collect.queries.ts'
import { canonicalJson, type PackageContent, type PackedCode, type PackedUnit, sha256 } from './transfer-package.ts'

type CodeRow = Awaited<ReturnType<typeof selectCodesOf>>[number]
type CaseRow = Awaited<ReturnType<typeof selectOpenCasesOf>>[number]
type PostRow = Awaited<ReturnType<typeof selectPostsOf>>[number]

/** A street or community with all that goes with it, as the source has it. */
export interface Departure {
  readonly units: readonly BranchUnit[]
  readonly codes: readonly CodeRow[]
  readonly delegationIds: readonly string[]
  readonly cases: readonly CaseRow[]
  readonly posts: readonly PostRow[]
  readonly content: PackageContent
  readonly counts: TransferCounts
  /** Of all that goes, so that what was agreed to is what is confirmed. */
  readonly digest: string
}

export interface DepartureQuery {
  readonly unitId: string
  readonly day: DateText
  readonly today: DateText
  readonly finals: readonly FinalStates[]
  readonly confidential: readonly ConfidentialProcess[]
}

/**
 * Reads what leaves with a unit on a day. Refuses with `unit.not-found`, `place.unit-ended`, `transfer.wrong-unit` for whatever
 * is no street or community, `place.day-too-early` where something of it has changed on that day or later,
 * `transfer.delegation-crosses` where one of both districts would look after an area of the other, and
 * `transfer.cases-wait` while cases of other units wait for one that leaves.
 */
export async function collectDeparture(scope: CoreReading, query: DepartureQuery): Promise<Result<Departure>> {
  const { unitId, day, today, confidential } = query
  const units = await selectBranch(scope, unitId, day)
  const codes = await selectCodesOf(scope, idsOf(units), day)
  const sound = checkUnits(units, codes, query)
  if (!sound.ok) return sound
  const ids = idsOf(units)
  const delegations = await selectDelegationsOf(scope, ids)
  const settled = checkDelegations(delegations, new Set(ids), day)
  if (!settled.ok) return settled
  const waiting = await countWaitingCases(scope, ids)
  if (waiting > 0) return refuseCore('conflict', 'transfer.cases-wait', { count: waiting })
  const cases = await selectOpenCasesOf(scope, ids, query)
  const posts = await selectPostsOf(scope, ids, day)
  const facts = await packFacts(scope, ids)
  const content: PackageContent = {
    units: await packUnits(scope, { units, codes, day }),
    delegations: delegations
      .filter(({ validTo }) => validTo === null || validTo > day)
      .map(({ areaId, delegateId, validTo }) => ({ areaId, delegateId, ...(validTo !== null && { until: validTo }) })),
    facts,
    definitions: await packDefinitions(scope, facts, today),
    matters: await packMatters(scope, cases, confidential),
  }
  const counts = countContent(content)
  const digest = sha256(canonicalJson([content, posts]))
  return ok({ units, codes, delegationIds: delegations.map(({ id }) => id), cases, posts, content, counts, digest })
}

/** Facts that the source alone has defined go in the package and no further. */
function countContent({ units, facts, definitions, matters }: PackageContent): TransferCounts {
  const ofCity = new Set(definitions.filter(({ level }) => level === 'city').map(({ key }) => key))
  const arriving = facts.filter(({ key }) => ofCity.has(key)).length
  return {
    units: units.length,
    codes: units.flatMap(({ codes }) => codes).length,
    facts: arriving,
    factsKept: facts.length - arriving,
    matters: matters.length,
  }
}

function idsOf(units: readonly BranchUnit[]): string[] {
  return units.map(({ id }) => id)
}

function checkUnits(units: readonly BranchUnit[], codes: readonly CodeRow[], { day }: DepartureQuery): Result<void> {
  const [top] = units
  if (top === undefined) return refuseCore('not-found', 'unit.not-found')
  if (top.validTo !== null) return refuseCore('conflict', 'place.unit-ended', { unit: top.name, day: top.validTo })
  if (top.kind !== 'street' && top.kind !== 'community') return refuseCore('invalid', 'transfer.wrong-unit')
  const tooEarly = (unit: string, since: DateText) => refuseCore('conflict', 'place.day-too-early', { unit, since })
  for (const { name, since, validTo } of units) {
    if (validTo !== null) return tooEarly(name, validTo)
    if (day <= since) return tooEarly(name, since)
  }
  const young = codes.find(({ validFrom }) => validFrom >= day)
  if (young === undefined) return ok(undefined)
  return tooEarly(units.find(({ id }) => id === young.unitId)?.name ?? '', young.validFrom)
}

/** Nobody looks after an area of another district, and none is left without whoever looks after it (三(二): 无缝隙). */
function checkDelegations(
  delegations: Awaited<ReturnType<typeof selectDelegationsOf>>,
  leaving: ReadonlySet<string>,
  day: DateText,
): Result<void> {
  const standing = delegations.filter(({ validTo }) => validTo === null || validTo > day)
  const crossing = standing.filter(({ areaId, delegateId }) => leaving.has(areaId) !== leaving.has(delegateId))
  if (crossing.length > 0) {
    const areas = crossing.map(({ area }) => area).join(' ')
    return refuseCore('conflict', 'transfer.delegation-crosses', { areas })
  }
  const young = standing.find(({ validFrom }) => validFrom >= day)
  if (young === undefined) return ok(undefined)
  return refuseCore('conflict', 'place.day-too-early', { unit: young.area, since: young.validFrom })
}

async function packUnits(
  scope: CoreReading,
  { units, codes, day }: { units: readonly BranchUnit[]; codes: readonly CodeRow[]; day: DateText },
): Promise<PackedUnit[]> {
  const ids = idsOf(units)
  const byUnit = <Row extends { unitId: string }>(rows: readonly Row[]) => Map.groupBy(rows, ({ unitId }) => unitId)
  const codesOf = byUnit(codes)
  const aliasesOf = byUnit(await selectAliasesOf(scope, ids))
  const attributeRows = await selectAttributesOf(scope, ids, day)
  const attributesOf = byUnit(attributeRows)
  const outside = await findOutside(scope, { units, rows: attributeRows, day })
  const pastOf = byUnit(await selectPastOf(scope, ids))
  return units.map(({ id, parentId, kind, name, fullName, sortKey, validFrom }, index) => ({
    id,
    ...(index > 0 && parentId !== null && { parentId }),
    kind,
    name,
    fullName,
    sortKey,
    validFrom,
    codes: (codesOf.get(id) ?? []).map(packCode),
    aliases: (aliasesOf.get(id) ?? []).map(({ name, from, to, source }) => ({
      name,
      source,
      ...(from !== null && { from }),
      ...(to !== null && { to }),
    })),
    ...packAttributes(attributesOf.get(id) ?? [], outside),
    past: (pastOf.get(id) ?? []).map(({ unitId: _, ...period }) => period),
  }))
}

type AttributeRow = Awaited<ReturnType<typeof selectAttributesOf>>[number]

/** Tells of an attribute that names a unit which does not go along what people know it by. */
type Outside = (row: AttributeRow) => { readonly name: string; readonly code: string | null } | undefined

async function findOutside(
  scope: CoreReading,
  { units, rows, day }: { units: readonly BranchUnit[]; rows: readonly AttributeRow[]; day: DateText },
): Promise<Outside> {
  const kinds = new Map(units.map(({ id, kind }) => [id, kind]))
  const staying = rows.filter(({ unitId, key, value }) => {
    const kind = kinds.get(unitId)
    return kind !== undefined && namesUnit(kind, key) && !kinds.has(value)
  })
  const named = await selectNamesOf(
    scope,
    staying.map(({ value }) => value),
    day,
  )
  const found = new Map(named.map((unit) => [unit.id, unit]))
  const told = new Map(staying.map((row) => [row, found.get(row.value) ?? { name: row.value, code: null }]))
  return (row) => told.get(row)
}

function packAttributes(rows: readonly AttributeRow[], outside: Outside): Pick<PackedUnit, 'attributes' | 'left'> {
  return {
    attributes: rows
      .filter((row) => outside(row) === undefined)
      .map(({ key, value, from, to }) => ({ key, value, from, ...(to !== null && { to }) })),
    left: rows.flatMap((row) => {
      const unit = outside(row)
      if (unit === undefined) return []
      return [{ key: row.key, name: unit.name, ...(unit.code !== null && { code: unit.code }) }]
    }),
  }
}

function packCode({ scheme, value, validFrom, validTo, source, ...row }: CodeRow): PackedCode {
  const { flaw, exceptionReason, exceptionBy, exceptionAt } = row
  return {
    scheme,
    value,
    from: validFrom,
    source,
    ...(validTo !== null && { to: validTo }),
    ...(flaw !== null && { flaw }),
    ...(exceptionReason !== null && { exceptionReason }),
    ...(exceptionBy !== null && { exceptionBy }),
    ...(exceptionAt !== null && { exceptionAt: exceptionAt.toISOString() }),
  }
}

async function packFacts(scope: CoreReading, ids: readonly string[]): Promise<PackageContent['facts']> {
  const rows = await selectFactsOf(scope, ids)
  return rows.map(({ basis, reason, enteredAt, supersededAt, ...row }) => ({
    ...row,
    enteredAt: enteredAt.toISOString(),
    ...(basis !== null && { basis }),
    ...(reason !== null && { reason }),
    ...(supersededAt !== null && { supersededAt: supersededAt.toISOString() }),
  }))
}

/** What the source's facts are. One that it has ever defined itself is its own: what was entered may be from then. */
async function packDefinitions(
  scope: CoreReading,
  facts: PackageContent['facts'],
  on: DateText,
): Promise<PackageContent['definitions']> {
  const keys = new Set(facts.map(({ key }) => key))
  const own = await selectOwnKeys(scope)
  return (await selectLatestDefinitions(scope, on))
    .filter(({ key }) => keys.has(key))
    .map((definition) => ({ ...definition, level: own.has(definition.key) ? 'tenant' : definition.level }))
}

async function packMatters(
  scope: CoreReading,
  cases: readonly CaseRow[],
  confidential: readonly ConfidentialProcess[],
): Promise<PackageContent['matters']> {
  const ids = cases.map(({ id }) => id)
  const histories = Map.groupBy(await selectHistoriesOf(scope, ids), ({ caseId }) => caseId)
  return cases.map(({ id: caseId, version: _, openedAt, ...row }) => {
    const hidden = confidential.some(({ pluginId, process }) => pluginId === row.pluginId && process === row.process)
    return {
      ...row,
      caseId,
      openedAt: openedAt.toISOString(),
      history: (histories.get(caseId) ?? []).map(({ caseId: _, at, opinion, ofOpener, ...entry }) => ({
        ...entry,
        ...(hidden && ofOpener && nobody),
        at: at.toISOString(),
        ...(opinion !== null && { opinion }),
      })),
    }
  })
}

const nobody = { by: '', post: '', unit: '' }
