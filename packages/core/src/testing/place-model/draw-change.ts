import { type PlaceDraft, type PlaceDraftKind, placeDraftInput } from '@linli/contract'
import { areasOf, living, type PlaceModel } from './place-model.ts'

/** Numbers from which a command chooses among what is there when its turn comes. */
export interface Picks {
  readonly a: number
  readonly b: number
  readonly mask: number
  readonly flag: boolean
}

export const changeKinds = [
  'set-up',
  'merge',
  'split',
  'split-estate',
  'rename',
  'transfer',
  'delegate',
  'end-delegation',
  'abolish',
] as const satisfies readonly (PlaceDraftKind | 'split-estate')[]
export type ChangeKind = (typeof changeKinds)[number]

/** A change that the model can have now; nothing when it has not the units for it. */
export function drawChange(
  model: PlaceModel,
  { kind, picks, day, name }: { kind: ChangeKind; picks: Picks; day: string; name: string },
): PlaceDraft | undefined {
  const draft = draftParts(model, { kind, picks, name })
  const papers = { day, documentNumber: '海政字〔2026〕3号', approvedBy: 'x', reason: 'x' }
  return draft && placeDraftInput.parse({ ...papers, kind: kind === 'split-estate' ? 'split' : kind, ...draft })
}

type Parts = Partial<PlaceDraft>

interface Drawing {
  readonly model: PlaceModel
  readonly picks: Picks
  readonly name: string
  readonly first: string
  readonly second: string | undefined
  readonly streets: readonly string[]
  readonly delegated: readonly string[]
}

function draftParts(
  model: PlaceModel,
  { kind, picks, name }: { kind: ChangeKind; picks: Picks; name: string },
): Parts | undefined {
  const communities = living(model, 'community').map(({ id }) => id)
  const streets = living(model, 'street').map(({ id }) => id)
  const first = communities[picks.a % communities.length]
  const others = communities.filter((id) => id !== first)
  const second = others[picks.b % Math.max(others.length, 1)]
  if (first === undefined) return undefined
  return drawings[kind]({ model, picks, name, first, second, streets, delegated: [...model.delegates.keys()] })
}

const drawings: Readonly<Record<ChangeKind, (drawing: Drawing) => Parts | undefined>> = {
  'set-up': ({ picks, name, streets, delegated }) => ({
    targetId: streets[picks.b % streets.length],
    newUnits: [{ name, areaIds: some(delegated, picks) }],
  }),
  merge({ picks, name, first, second }) {
    if (second === undefined) return undefined
    const unitIds = [first, second]
    return picks.flag ? { unitIds, targetId: second, name } : { unitIds, newUnits: [{ name, areaIds: [] }] }
  },
  split: (drawing) => divide(drawing, drawing.first),
  'split-estate'(drawing) {
    const estates = living(drawing.model, 'estate')
    const estate = estates[drawing.picks.a % Math.max(estates.length, 1)]
    return estate && divide(drawing, estate.id)
  },
  rename: ({ name, first }) => ({ unitIds: [first], name }),
  transfer({ model, first, streets }) {
    const targetId = streets.find((id) => id !== model.units.get(first)?.parent)
    return targetId === undefined ? undefined : { unitIds: [first], targetId }
  },
  delegate({ model, picks, name, first, delegated }) {
    const area = delegated[picks.b % Math.max(delegated.length, 1)]
    if (picks.flag || area === undefined) return { targetId: first, newUnits: [{ name, areaIds: [] }] }
    return model.delegates.get(area) === first ? undefined : { unitIds: [area], targetId: first }
  },
  'end-delegation': ({ first, delegated: [area] }) =>
    area === undefined ? undefined : { unitIds: [area], targetId: first },
  abolish: ({ picks, first, second }) => ({
    unitIds: [first],
    ...(picks.flag && second !== undefined && { targetId: second }),
  }),
}

function some(ids: readonly string[], { mask }: Picks): string[] {
  return ids.filter((_, index) => ((mask >> index) & 1) === 1)
}

function divide({ model, picks, name }: Drawing, unitId: string): Parts {
  const areas = areasOf(model, unitId)
  const given = some(areas, picks)
  const other = `${name}b`
  if (picks.flag) return { unitIds: [unitId], targetId: unitId, name, newUnits: [{ name: other, areaIds: given }] }
  // one time in three what stands in it is forgotten
  const rest = picks.b % 3 === 0 ? [] : areas.filter((id) => !given.includes(id))
  return {
    unitIds: [unitId],
    newUnits: [
      { name, areaIds: given },
      { name: other, areaIds: rest },
    ],
  }
}
