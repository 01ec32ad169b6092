import type { UnitRow } from '@linli/contract'
import { useTranslation } from 'react-i18next'

const KINDS = ['city', 'district', 'department', 'street', 'community'] as const

/** All units, grouped by kind; a community is told apart by its street. */
export function UnitOptions({ units }: { units: readonly UnitRow[] }) {
  const { t } = useTranslation()
  const names = new Map(units.map(({ id, name }) => [id, name]))
  return KINDS.map((kind) => {
    const ofKind = units.filter((unit) => unit.kind === kind)
    if (ofKind.length === 0) return null
    return (
      <optgroup key={kind} label={t(`unit-kind.${kind}`)}>
        {ofKind.map((unit) => (
          <option key={unit.id} value={unit.id}>
            {kind === 'community' && unit.parentId ? `${names.get(unit.parentId) ?? ''} ${unit.name}` : unit.name}
          </option>
        ))}
      </optgroup>
    )
  })
}
