import type { PlaceDraft, PlaceDraftKind, UnitKind } from '@linli/contract'

/** A unit in the reference model: what it is called, where it stands, and whether it has ended. */
export interface ModelUnit {
  readonly id: string
  readonly kind: UnitKind
  readonly name: string
  readonly parent: string
  readonly ended: boolean
}

export interface ModelCase {
  readonly id: string
  readonly unit: string
  readonly open: boolean
  /** Gone on with in another district: not open here, and never closed here. */
  readonly handed?: true
}

/** Places as simple as they can be: three maps, changed by the plainest reading of the rules. */
export interface PlaceModel {
  readonly units: Map<string, ModelUnit>
  readonly delegates: Map<string, string>
  readonly cases: Map<string, ModelCase>
}

/** What the model makes of a change, with ids for what begins; `uncovered` and `unfollowed` are refusals. */
export type ModelOutcome = 'done' | 'uncovered' | 'unfollowed'

export function living(model: PlaceModel, kind: UnitKind): ModelUnit[] {
  return [...model.units.values()].filter((unit) => unit.kind === kind && !unit.ended)
}

/** What a community or an estate has: what stands in it, and the estates that it looks after. */
export function areasOf({ units, delegates }: PlaceModel, unitId: string): string[] {
  const own = [...units.values()].filter(({ parent, ended }) => parent === unitId && !ended)
  const lookedAfter = [...delegates].filter(([, delegate]) => delegate === unitId)
  return [...own.map(({ id }) => id), ...lookedAfter.map(([area]) => area)]
}

export function foresee(model: PlaceModel, draft: PlaceDraft): ModelOutcome {
  const [unitId = ''] = draft.unitIds
  const areas = areasOf(model, unitId)
  if (draft.kind === 'split' && draft.targetId === undefined) {
    const given = new Set(draft.newUnits.flatMap(({ areaIds }) => areaIds))
    return areas.every((id) => given.has(id)) ? 'done' : 'uncovered'
  }
  if (draft.kind !== 'abolish' || draft.targetId !== undefined) return 'done'
  if (areas.length > 0) return 'uncovered'
  return [...model.cases.values()].some(({ unit, open }) => open && unit === unitId) ? 'unfollowed' : 'done'
}

export interface Applied {
  readonly draft: PlaceDraft
  /** The ids of `newUnits`, once the change is recorded. */
  readonly newIds: readonly string[]
  readonly chosen: ReadonlyMap<string, string>
}

/** Changes the model; the change is one that it foresees as done. */
export function applyToModel(model: PlaceModel, applied: Applied): void {
  changes[applied.draft.kind]({ ...applied, model })
}

type Change = Applied & { readonly model: PlaceModel }

const changes: Readonly<Record<PlaceDraftKind, (change: Change) => void>> = {
  'set-up'({ model, draft, newIds }) {
    begin({ model, draft, newIds }, 'community', draft.targetId ?? '')
    for (const area of draft.newUnits[0]?.areaIds ?? []) join(model, area, newIds[0] ?? '')
  },
  merge({ model, draft, newIds }) {
    if (draft.targetId === undefined) begin({ model, draft, newIds }, 'community', parentOf(model, draft))
    const survivor = draft.targetId ?? newIds[0] ?? ''
    for (const id of draft.unitIds) if (id !== survivor) pass(model, id, survivor)
    if (draft.name !== undefined) set(model, survivor, { name: draft.name })
  },
  split({ model, draft, newIds, chosen }) {
    const [first = ''] = draft.unitIds
    begin({ model, draft, newIds }, model.units.get(first)?.kind ?? 'community', parentOf(model, draft))
    // whoever looks after an estate looks after each of its parts
    const delegate = model.delegates.get(first)
    if (delegate !== undefined) for (const id of newIds) model.delegates.set(id, delegate)
    draft.newUnits.forEach(({ areaIds }, index) => {
      for (const area of areaIds) give(model, area, newIds[index] ?? '')
    })
    for (const { id, unit, open } of model.cases.values()) {
      if (open && unit === first) model.cases.set(id, { id, unit: chosen.get(id) ?? '', open })
    }
    if (draft.targetId === undefined) {
      set(model, first, { ended: true })
      model.delegates.delete(first)
    } else if (draft.name !== undefined) set(model, first, { name: draft.name })
  },
  rename: ({ model, draft }) => set(model, draft.unitIds[0] ?? '', { name: draft.name ?? '' }),
  transfer({ model, draft }) {
    for (const id of draft.unitIds) set(model, id, { parent: draft.targetId ?? '' })
  },
  delegate({ model, draft, newIds }) {
    const { targetId = '' } = draft
    if (draft.unitIds.length === 0) begin({ model, draft, newIds }, 'estate', model.units.get(targetId)?.parent ?? '')
    model.delegates.set(draft.unitIds[0] ?? newIds[0] ?? '', targetId)
  },
  'end-delegation': ({ model, draft }) => join(model, draft.unitIds[0] ?? '', draft.targetId ?? ''),
  abolish({ model, draft }) {
    const [first = ''] = draft.unitIds
    if (draft.targetId !== undefined) pass(model, first, draft.targetId)
    set(model, first, { ended: true })
  },
}

function parentOf({ units }: PlaceModel, { unitIds }: PlaceDraft): string {
  return units.get(unitIds[0] ?? '')?.parent ?? ''
}

function set({ units }: PlaceModel, id: string, change: Partial<ModelUnit>): void {
  const unit = units.get(id)
  if (unit !== undefined) units.set(id, { ...unit, ...change })
}

function begin({ model, draft, newIds }: Omit<Change, 'chosen'>, kind: UnitKind, parent: string): void {
  draft.newUnits.forEach(({ name }, index) => {
    const id = newIds[index] ?? ''
    model.units.set(id, { id, kind, name, parent, ended: false })
  })
}

/** An area stays delegated when its delegate has a successor, and a community's own when that one has. */
function give(model: PlaceModel, area: string, community: string): void {
  if (model.delegates.has(area)) model.delegates.set(area, community)
  else set(model, area, { parent: community })
}

function join(model: PlaceModel, area: string, community: string): void {
  model.delegates.delete(area)
  set(model, area, { parent: community })
}

function pass(model: PlaceModel, from: string, to: string): void {
  for (const area of areasOf(model, from)) give(model, area, to)
  for (const { id, unit, open } of model.cases.values()) {
    if (open && unit === from) model.cases.set(id, { id, unit: to, open })
  }
  set(model, from, { ended: true })
}
