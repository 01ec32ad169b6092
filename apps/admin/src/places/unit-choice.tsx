import type { UnitKind, UnitRow } from '@linli/contract'
import { Field, Icon } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { UnitPicker } from '../people/unit-picker.tsx'

interface OneUnitProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly error: string | undefined
  readonly optional?: boolean
  readonly units: readonly UnitRow[]
  readonly kinds: readonly UnitKind[]
  readonly value: string
  readonly onChange: (unitId: string) => void
}

/** One unit of some kinds. */
export function OneUnit({ name, label, hint, error, optional = false, units, kinds, value, onChange }: OneUnitProps) {
  return (
    <Field name={name} label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <UnitPicker
          control={control}
          units={units.filter(({ kind }) => kinds.includes(kind))}
          value={value}
          onChange={onChange}
        />
      )}
    </Field>
  )
}

interface SeveralUnitsProps extends Omit<OneUnitProps, 'value' | 'onChange' | 'kinds' | 'optional'> {
  readonly kinds: (first: UnitRow | undefined) => readonly UnitKind[]
  readonly value: readonly string[]
  readonly onChange: (unitIds: readonly string[]) => void
}

/** Several units of one kind: each one chosen joins the list, and can leave it again. */
export function SeveralUnits({ name, label, hint, error, units, kinds, value, onChange }: SeveralUnitsProps) {
  const { t } = useTranslation()
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const first = byId.get(value[0] ?? '')
  return (
    <div>
      <OneUnit
        // a fresh field after each choice
        key={value.length}
        name={name}
        label={label}
        error={error}
        {...(hint !== undefined && { hint })}
        units={units.filter(({ id }) => !value.includes(id))}
        kinds={kinds(first)}
        value=""
        onChange={(unitId) => unitId && onChange([...value, unitId])}
      />
      {value.length > 0 && (
        <ul className="places-chosen">
          {value.map((id) => (
            <li key={id}>
              <span>
                {byId.get(id)?.name}
                <span className="ln-hint"> {byId.get(byId.get(id)?.parentId ?? '')?.name}</span>
              </span>
              <button
                type="button"
                className="places-remove"
                aria-label={t('places.remove-unit', { unit: byId.get(id)?.name })}
                onClick={() => onChange(value.filter((other) => other !== id))}
              >
                <Icon name="cross" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
