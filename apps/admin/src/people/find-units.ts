import type { UnitKind, UnitRow } from '@linli/contract'

export interface UnitChoice {
  readonly id: string
  /** A community is told apart by its street. */
  readonly label: string
}

export interface UnitGroup {
  readonly kind: UnitKind
  readonly choices: readonly UnitChoice[]
}

const KINDS: readonly UnitKind[] = ['city', 'district', 'department', 'street', 'community', 'estate']

/** Units to choose from, by kind: those with every part of the text in their label, or whose code begins with it. */
export function findUnits(units: readonly UnitRow[], text: string): readonly UnitGroup[] {
  const names = new Map(units.map(({ id, name }) => [id, name]))
  const labelOf = ({ kind, name, parentId }: UnitRow) =>
    (kind === 'community' || kind === 'estate') && parentId ? `${names.get(parentId) ?? ''} ${name}`.trim() : name
  const wanted = text.trim()
  const parts = wanted.split(/\s+/)
  return KINDS.map((kind) => ({
    kind,
    choices: units
      .filter((unit) => unit.kind === kind)
      .map((unit) => ({ id: unit.id, code: unit.code ?? '', label: labelOf(unit) }))
      .filter(({ label, code }) => parts.every((part) => label.includes(part)) || code.startsWith(wanted))
      .map(({ id, label }) => ({ id, label })),
  })).filter(({ choices }) => choices.length > 0)
}
