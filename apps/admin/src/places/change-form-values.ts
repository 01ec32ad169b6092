import { type PlaceDraft, type PlaceDraftKind, placeDraftKinds, type UnitKind, type UnitRow } from '@linli/contract'

export interface NewUnitValues {
  readonly name: string
  readonly fullName: string
  readonly code: string
  readonly households: string
  readonly areaIds: readonly string[]
}

/** A change as it is filled in: texts as typed, empty where nothing was chosen. */
export interface ChangeFormValues {
  readonly kind: PlaceDraftKind | ''
  readonly unitIds: readonly string[]
  readonly targetId: string
  /** Merging: one of the units stays (`goes-on`) or a new one begins; splitting: the unit itself goes on or ends. */
  readonly goesOn: 'goes-on' | 'ends' | ''
  /** Delegating: an area of the register, or one that is added with it. */
  readonly areaIs: 'known' | 'new' | ''
  readonly name: string
  readonly fullName: string
  readonly newUnits: readonly NewUnitValues[]
  readonly codes: Readonly<Record<string, string>>
  readonly day: string
  readonly until: string
  readonly documentNumber: string
  readonly approvedBy: string
  readonly reason: string
}

export const emptyNewUnit: NewUnitValues = { name: '', fullName: '', code: '', households: '', areaIds: [] }

export const emptyChange: ChangeFormValues = {
  kind: '',
  unitIds: [],
  targetId: '',
  goesOn: '',
  areaIs: '',
  name: '',
  fullName: '',
  newUnits: [],
  codes: {},
  day: '',
  until: '',
  documentNumber: '',
  approvedBy: '',
  reason: '',
}

/** The kinds in the order in which they are offered; a city has offices of its own, which can only be renamed. */
export function kindsFor(inCity: boolean): readonly PlaceDraftKind[] {
  return inCity ? ['rename'] : placeDraftKinds
}

/** Which kinds of units a change can be about, and where they can go. */
export function unitKindsOf(kind: PlaceDraftKind, first: UnitRow | undefined): readonly UnitKind[] {
  switch (kind) {
    case 'merge':
    case 'abolish':
      return first && kind === 'merge' ? [first.kind] : ['community', 'street']
    case 'split':
      return ['community', 'street', 'estate']
    case 'transfer':
      return first ? [first.kind] : ['community', 'estate']
    case 'rename':
      return ['department', 'street', 'community', 'estate']
    default:
      return ['estate']
  }
}

export function targetKindsOf(kind: PlaceDraftKind, first: UnitRow | undefined): readonly UnitKind[] {
  if (kind === 'set-up') return ['street']
  if (kind === 'transfer') return first?.kind === 'estate' ? ['community'] : ['street']
  if (kind === 'abolish') return first ? [first.kind] : []
  return ['community']
}

/** Estates that a community may take that is set up: of its street. */
export function areasFor({ kind, targetId }: ChangeFormValues, units: readonly UnitRow[]): readonly UnitRow[] {
  if (kind !== 'set-up') return []
  const inStreet = new Set(units.filter(({ parentId }) => parentId === targetId).map(({ id }) => id))
  return units.filter(
    ({ kind, parentId = '' }) => kind === 'estate' && (parentId === targetId || inStreet.has(parentId)),
  )
}

/** How many new units a change makes, at least and at most. */
export function newUnitsOf({ kind, goesOn, areaIs }: ChangeFormValues): { readonly min: number; readonly max: number } {
  if (kind === 'set-up' || (kind === 'merge' && goesOn === 'ends') || (kind === 'delegate' && areaIs === 'new')) {
    return { min: 1, max: 1 }
  }
  return kind === 'split' && goesOn !== '' ? { min: goesOn === 'ends' ? 2 : 1, max: 10 } : { min: 0, max: 0 }
}

/** Whether a unit that goes on can be given another name. */
export function asksName({ kind, goesOn }: ChangeFormValues): boolean {
  return kind === 'rename' || ((kind === 'merge' || kind === 'split') && goesOn === 'goes-on')
}

export function asksTarget({ kind, goesOn }: ChangeFormValues): boolean {
  if (kind === 'merge') return goesOn === 'goes-on'
  return kind !== '' && kind !== 'split' && kind !== 'rename'
}

/** What is sent; only what the kind needs goes along. */
export function toPlaceDraft(values: ChangeFormValues): PlaceDraft {
  const { kind, unitIds, day, targetId } = values
  if (kind === '') throw new Error('A change was sent without its kind')
  const named = kind === 'set-up' || (kind === 'delegate' && values.areaIs === 'new') ? [] : unitIds
  const continuing = kind === 'split' && values.goesOn === 'goes-on' ? unitIds[0] : undefined
  const target = asksTarget(values) && targetId !== '' ? targetId : continuing
  const { min, max } = newUnitsOf(values)
  return {
    kind,
    day,
    unitIds: [...named],
    newUnits: values.newUnits.slice(0, max).slice(0, Math.max(min, values.newUnits.length)).map(toNewUnit),
    given: named.flatMap((unitId) => {
      const code = text(values.codes[unitId])
      return kind === 'transfer' && code !== undefined ? [{ unitId, code }] : []
    }),
    ...(target !== undefined && { targetId: target }),
    ...(asksName(values) && { name: text(values.name), fullName: text(values.fullName) }),
    ...(kind === 'delegate' && { until: text(values.until) }),
    documentNumber: text(values.documentNumber),
    approvedBy: text(values.approvedBy),
    reason: text(values.reason),
  }
}

function toNewUnit({ name, fullName, code, households, areaIds }: NewUnitValues): PlaceDraft['newUnits'][number] {
  const count = text(households)
  return {
    name: name.trim(),
    fullName: text(fullName),
    code: text(code),
    households: count === undefined ? undefined : Number(count),
    areaIds: [...areaIds],
  }
}

function text(typed: string | undefined): string | undefined {
  return typed?.trim() || undefined
}
