import { type ArrivalRow, type KeptFact, mayStandUnder, type PlaceProblem, type TransferArrival } from '@linli/contract'
import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { checkPlaceCode, schemeOfPlaceCode, schemesOfPlace } from '../places/place-code.policy.ts'
import type { CoreReading } from '../scope.ts'
import { findDivisionCode, selectNamesBelow, selectTaken, selectTarget } from './arrival.queries.ts'
import { planFacts } from './plan-facts.ts'
import type { PackedCode, PackedFact, PackedUnit, TransferPackage } from './transfer-package.ts'

/** How a package would arrive: what each unit would be, and what stands against it. */
export interface ArrivalPlan {
  readonly target: { readonly id: string; readonly name: string }
  readonly rows: readonly ArrivalRow[]
  /** The codes that each unit has from the day on, by the source's ids. */
  readonly codes: ReadonlyMap<string, readonly PackedCode[]>
  readonly refused: number
  /** What comes as facts of the destination. */
  readonly facts: readonly PackedFact[]
  /** What stays in the package: facts that the source has defined for itself, or that mean something else here. */
  readonly factsKept: readonly KeptFact[]
}

/**
 * Works out how a package would arrive under a unit, with the codes that the destination gives; what stands against a single unit
 * is told in its row. Refuses as a whole with `unit.not-found`, `place.unit-ended`, `transfer.wrong-target`,
 * `place.day-too-early`, and `input.invalid` for codes of units that do not come.
 */
export async function planArrival(
  scope: CoreReading,
  content: TransferPackage,
  { targetId, codes: given, today }: Pick<TransferArrival, 'targetId' | 'codes'> & { readonly today: DateText },
): Promise<Result<ArrivalPlan>> {
  const target = await selectTarget(scope, targetId)
  const [top] = content.units
  if (target === undefined || top === undefined) return refuseCore('not-found', 'unit.not-found')
  if (target.validTo !== null) {
    return refuseCore('conflict', 'place.unit-ended', { unit: target.name, day: target.validTo })
  }
  if (!mayStandUnder(top.kind, target.kind)) return refuseCore('invalid', 'transfer.wrong-target', { kind: top.kind })
  if (content.day < target.validFrom) {
    return refuseCore('conflict', 'place.day-too-early', { unit: target.name, since: target.validFrom })
  }
  if (!areOfUnits(given, content)) return refuseCore('invalid', 'input.invalid', { field: 'codes' })
  const division = await findDivisionCode(scope, content.day)
  const codes = new Map(
    content.units.map((unit) => [unit.id, codesOn(unit, { content, division, given: codeFor(given, unit.id) })]),
  )
  const problems = await findProblems(scope, { content, codes, target })
  for (const { id, kind } of content.units) {
    const code = codeFor(given, id)
    const fits = code === undefined ? ok(undefined) : checkGivenCode(kind, { code, division })
    if (!fits.ok) problems.set(id, { code: fits.refusal.code, params: fits.refusal.params })
  }
  const rows = rowsOf(content, { codes, problems })
  return ok({ target, rows, codes, refused: problems.size, ...(await planFacts(scope, content, today)) })
}

/** Each code is for a unit of the package, and no unit gets two. */
function areOfUnits(given: TransferArrival['codes'], { units }: TransferPackage): boolean {
  const ids = new Set(units.map(({ id }) => id))
  return given.every(({ unitId }) => ids.delete(unitId))
}

function checkGivenCode(
  kind: PackedUnit['kind'],
  { code, division }: { readonly code: string; readonly division: string | undefined },
): Result<void> {
  const fits = checkPlaceCode(kind, code)
  if (!fits.ok || division === undefined || code.startsWith(division)) return fits
  return refuseCore('invalid', 'transfer.code-of-other-district', { code, division })
}

function codeFor(given: TransferArrival['codes'], unitId: string): string | undefined {
  return given.find((row) => row.unitId === unitId)?.code
}

interface CodeQuery {
  readonly content: TransferPackage
  readonly division: string | undefined
  readonly given: string | undefined
}

/** A code of places begins with its district's: one of the other district's does not come along. The given one takes its place. */
function codesOn(unit: PackedUnit, { content, division, given }: CodeQuery): PackedCode[] {
  const own = unit.codes.filter(
    ({ scheme, value }) => !schemesOfPlace.has(scheme) || division === undefined || value.startsWith(division),
  )
  if (given === undefined) return own
  const scheme = schemeOfPlaceCode(unit.kind, given)
  const source = content.source.name
  return [...own.filter((code) => code.scheme !== scheme), { scheme, value: given, from: content.day, source }]
}

async function findProblems(
  scope: CoreReading,
  {
    content,
    codes,
    target,
  }: { content: TransferPackage; codes: ArrivalPlan['codes']; target: { readonly id: string } },
): Promise<Map<string, PlaceProblem>> {
  const problems = new Map<string, PlaceProblem>()
  const all = [...codes].flatMap(([unitId, list]) => list.map(({ scheme, value }) => ({ unitId, scheme, value })))
  const values = all.map(({ value }) => value)
  const key = ({ scheme, value }: { readonly scheme: string; readonly value: string }) => `${scheme} ${value}`
  const taken = new Set((values.length === 0 ? [] : await selectTaken(scope, values, content.day)).map(key))
  for (const code of all) {
    if (taken.has(key(code))) problems.set(code.unitId, { code: 'place.code-taken', params: { code: code.value } })
    taken.add(key(code))
  }
  const [top] = content.units
  const names = await selectNamesBelow(scope, target.id)
  if (top !== undefined && names.some(({ kind, name }) => kind === top.kind && name === top.name)) {
    problems.set(top.id, { code: 'place.name-taken', params: { name: top.name } })
  }
  return problems
}

const RANK = { refused: 0, 'code-needed': 1, fits: 2 } as const

function rowsOf(
  { units }: TransferPackage,
  { codes, problems }: { codes: ArrivalPlan['codes']; problems: ReadonlyMap<string, PlaceProblem> },
): ArrivalRow[] {
  const names = new Map(units.map(({ id, name }) => [id, name]))
  const rows = units.map(({ id, kind, name, parentId, codes: before }): ArrivalRow => {
    const problem = problems.get(id)
    const hadCode = before.some(({ scheme }) => schemesOfPlace.has(scheme))
    const code = codes.get(id)?.find(({ scheme }) => schemesOfPlace.has(scheme))?.value
    const outcome = problem !== undefined ? 'refused' : hadCode && code === undefined ? 'code-needed' : 'fits'
    return {
      unitId: id,
      kind,
      name,
      outcome,
      ...(parentId !== undefined && { parent: names.get(parentId) ?? '' }),
      ...(problem && { problem }),
      ...(code !== undefined && { code }),
    }
  })
  return rows.toSorted((a, b) => RANK[a.outcome] - RANK[b.outcome])
}
