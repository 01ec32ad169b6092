import type { PlaceChange } from '@linli/contract'
import { expect } from 'vitest'
import { carryOutTransfer } from '../../transfers/carry-out-transfer.ts'
import { collectDeparture } from '../../transfers/collect-content.ts'
import type { StepRow, TransferRecord } from '../../transfers/transfer.queries.ts'
import { digestUnits } from '../../transfers/transfer-package.ts'
import type { TransferServices } from '../../transfers/transfer-work.ts'
import { type DistrictRun, nextDay } from './district-run.ts'
import type { Picks } from './draw-change.ts'
import { living, type ModelUnit, type PlaceModel } from './place-model.ts'

/** Two districts beside each other in one transaction, what has been handed from one to the other, and the ways between them. */
export interface Border {
  readonly services: TransferServices
  readonly runs: readonly [DistrictRun, DistrictRun]
  /** What arrived as a matter, by the case that it was: in which district, of which unit. */
  readonly matters: Map<string, { readonly at: DistrictRun; readonly unit: string }>
  /** A proposal of the city each way; a run uses each as often as it likes, since it is rolled back. */
  readonly ways: ReadonlyMap<DistrictRun, readonly TransferRecord[]>
  readonly used: Map<DistrictRun, number>
  /** What whoever holds something of units was told, in order. */
  readonly heard: readonly Heard[]
}

export interface Heard {
  readonly tenantId: string
  readonly change: PlaceChange
}

/** A community or street goes to the other district, or is refused as the model foresees it. @returns whether it went */
export async function crossBorder(border: Border, { a, b, flag }: Picks): Promise<boolean> {
  const [first, second] = border.runs
  const [from, to] = a % 2 === 0 ? [first, second] : [second, first]
  const day = nextDay(from)
  nextDay(to)
  const going = living(from.model, flag ? 'street' : 'community')
  // a district keeps a street for what comes
  if (flag && going.length < 2) return false
  const unit = going[b % Math.max(going.length, 1)]
  const way = takeWay(border, from)
  if (unit === undefined || way === undefined) return false
  const target = flag ? undefined : living(to.model, 'street')[0]?.id
  const targetId = target ?? to.desk.rootId
  const transfer = { ...way, day }
  const { finals, confidential } = border.services
  const offered = await collectDeparture(from.scope, { unitId: unit.id, day, today: day, finals, confidential })
  const branch = branchOf(from.model, unit.id)
  const crosses = delegationCrosses(from.model, branch)
  expect(offered.ok ? undefined : offered.refusal.code).toBe(crosses ? 'transfer.delegation-crosses' : undefined)
  const steps = [
    stepOf(from, transfer, { step: 'confirm', unitId: unit.id, details: {} }),
    stepOf(to, transfer, {
      step: 'accept',
      unitId: targetId,
      details: offered.ok ? { units: digestUnits(offered.value.content) } : {},
    }),
  ]
  const carried = await carryOutTransfer(
    border.services,
    { source: from.scope, destination: to.scope },
    { transfer, steps },
  )
  expect(carried.ok ? undefined : carried.refusal.code).toBe(crosses ? 'transfer.source-not-ready' : undefined)
  if (!carried.ok) return false
  const ids = await newIdsOf(to, transfer.id)
  expectTold(border, { from, to, ids })
  carryInModel(border, { from, to, branch, ids, parent: targetId })
  return true
}

function takeWay({ ways, used }: Border, from: DistrictRun): TransferRecord | undefined {
  const taken = used.get(from) ?? 0
  used.set(from, taken + 1)
  return ways.get(from)?.[taken]
}

function stepOf(
  { desk, scope }: DistrictRun,
  { id }: TransferRecord,
  step: Pick<StepRow, 'step' | 'unitId' | 'details'>,
): StepRow {
  const { postId, name, postTitle, unitName } = desk.actor
  return {
    ...step,
    transferId: id,
    byTenantId: scope.tenantId,
    at: desk.clock.now(),
    documentNumber: '海政字〔2026〕9号',
    approvedBy: 'x',
    reason: 'x',
    byPost: postId,
    byName: name,
    byTitle: postTitle,
    byUnit: unitName,
  }
}

/** A unit with all that stands in it. */
function branchOf(model: PlaceModel, unitId: string): ModelUnit[] {
  const { units } = model
  const unit = units.get(unitId)
  if (unit === undefined) return []
  const below = [...units.values()].filter(({ parent, ended }) => parent === unitId && !ended)
  return [unit, ...below.flatMap(({ id }) => branchOf(model, id))]
}

function delegationCrosses({ delegates }: PlaceModel, branch: readonly ModelUnit[]): boolean {
  const leaving = new Set(branch.map(({ id }) => id))
  return [...delegates].some(([area, delegate]) => leaving.has(area) !== leaving.has(delegate))
}

async function newIdsOf({ scope }: DistrictRun, transferId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await scope.db
    .selectFrom('core.transfer_unit')
    .select(['other_unit_id as before', 'unit_id as id'])
    .where('transfer_id', '=', transferId)
    .execute()
  return new Map(rows.map(({ before, id }) => [before, id]))
}

/** Both sides are told in the same transaction: what has come with its new ids, and what has gone. */
function expectTold({ heard }: Border, { from, to, ids }: Pick<Crossing, 'from' | 'to' | 'ids'>): void {
  const [arrival, departure] = heard.slice(-2)
  expect(arrival).toMatchObject({ tenantId: to.scope.tenantId, change: { kind: 'transfer-in' } })
  const arrived = arrival?.change.arrived?.map(({ formerId, unitId }): [string, string] => [formerId, unitId])
  expect(new Map(arrived)).toEqual(ids)
  expect(departure).toMatchObject({ tenantId: from.scope.tenantId, change: { kind: 'transfer-out' } })
  expect(departure?.change.successions.map(({ unitId }) => unitId).toSorted()).toEqual([...ids.keys()].toSorted())
}

interface Crossing {
  readonly from: DistrictRun
  readonly to: DistrictRun
  readonly branch: readonly ModelUnit[]
  readonly ids: ReadonlyMap<string, string>
  readonly parent: string
}

/** In the model what goes ends here and begins there, with whoever looks after what; open cases are matters there. */
function carryInModel({ matters }: Border, { from, to, branch, ids, parent }: Crossing): void {
  branch.forEach((unit, index) => {
    const id = ids.get(unit.id) ?? ''
    to.model.units.set(id, { ...unit, id, parent: index === 0 ? parent : (ids.get(unit.parent) ?? '') })
    from.model.units.set(unit.id, { ...unit, ended: true })
    const delegate = from.model.delegates.get(unit.id)
    if (delegate === undefined) return
    from.model.delegates.delete(unit.id)
    to.model.delegates.set(id, ids.get(delegate) ?? '')
  })
  for (const file of from.model.cases.values()) {
    const unit = ids.get(file.unit)
    if (!file.open || unit === undefined) continue
    from.model.cases.set(file.id, { ...file, open: false, handed: true })
    matters.set(file.id, { at: to, unit })
  }
}

/** No case is lost on the way: whatever was open is a matter on the other side, once, of the unit that its own has become. */
export async function expectMatters({ runs, matters }: Border): Promise<void> {
  for (const run of runs) {
    const rows = await run.scope.db.selectFrom('core.handed_matter').select(['other_case_id', 'unit_id']).execute()
    const expected = [...matters].filter(([, { at }]) => at === run).map(([id, { unit }]) => `${id} ${unit}`)
    expect(rows.map((row) => `${row.other_case_id} ${row.unit_id}`).toSorted()).toEqual(expected.toSorted())
  }
}

/** On each day every community that there ever was under a name is in one of both districts at most. */
export function expectOnePlace({ runs: [first, second] }: Border): void {
  for (const [day, units] of first.days) {
    const here = [...units.values()].filter(({ ended }) => !ended).map(({ name }) => name)
    const there = new Set(
      [...(second.days.get(day)?.values() ?? [])].filter(({ ended }) => !ended).map(({ name }) => name),
    )
    expect(
      here.filter((name) => there.has(name)),
      day,
    ).toEqual([])
  }
}
