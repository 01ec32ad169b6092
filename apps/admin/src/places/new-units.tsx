import { placeTextLimits, type UnitRow } from '@linli/contract'
import { Field, FieldGroup, TextInput } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import type { ChangeFields } from './change-fields.ts'
import { areasFor, emptyNewUnit, type NewUnitValues, newUnitsOf } from './change-form-values.ts'
import { PartChoices } from './part-choices.tsx'

/** What begins: name, code, households, and what goes to it; an estate goes to one of them only. */
export function NewUnits(fields: ChangeFields) {
  const { values, change, units, errorOf } = fields
  const { t } = useTranslation()
  const { min, max } = newUnitsOf(values)
  const shown = values.newUnits.length < min ? [...values.newUnits, emptyNewUnit] : values.newUnits.slice(0, max)
  const areas = areasFor(values, units)
  const set = (index: number, part: Partial<NewUnitValues>) => {
    const taken = new Set(part.areaIds ?? [])
    change({
      newUnits: shown.map((unit, at) => {
        if (at === index) return { ...unit, ...part }
        return part.areaIds ? { ...unit, areaIds: unit.areaIds.filter((id) => !taken.has(id)) } : unit
      }),
    })
  }
  return (
    <div className="ln-stack">
      {shown.map((unit, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity of their own but their place
        <fieldset key={`part ${index + 1}`} className="places-part">
          <legend>
            {t(`places.new-unit.${values.kind}`)}
            {max > 1 && ` ${index + 1}`}
          </legend>
          <Part
            at={index}
            unit={unit}
            areas={areas}
            code={!beginsEstates(values, units)}
            errorOf={errorOf}
            onChange={(part) => set(index, part)}
          />
          {shown.length > min && (
            <button
              type="button"
              className="ln-button ln-button--quiet"
              onClick={() => change({ newUnits: shown.filter((_, other) => other !== index) })}
            >
              {t('places.remove-part')}
            </button>
          )}
        </fieldset>
      ))}
      {errorOf('newUnits') && <p className="ln-bad-text">{errorOf('newUnits')}</p>}
      {shown.length < max && (
        <button type="button" className="ln-button" onClick={() => change({ newUnits: [...shown, emptyNewUnit] })}>
          {t('places.add-part')}
        </button>
      )}
      {values.kind === 'split' && <PartChoices {...fields} values={{ ...values, newUnits: shown }} />}
    </div>
  )
}

/** An estate has no code of places. */
function beginsEstates({ kind, unitIds }: ChangeFields['values'], units: ChangeFields['units']): boolean {
  return kind === 'delegate' || units.find(({ id }) => id === unitIds[0])?.kind === 'estate'
}

interface PartProps {
  readonly at: number
  readonly unit: NewUnitValues
  readonly areas: readonly UnitRow[]
  readonly code: boolean
  readonly errorOf: (name: string) => string | undefined
  readonly onChange: (part: Partial<NewUnitValues>) => void
}

function Part({ at, unit, areas, code, errorOf, onChange }: PartProps) {
  const { t } = useTranslation()
  const name = `newUnits.${at}`
  return (
    <>
      <Field name={`${name}.name`} label={t('places.name')} error={errorOf(`${name}.name`)}>
        {(control) => (
          <TextInput
            control={control}
            limit={placeTextLimits.name}
            value={unit.name}
            onChange={(typed) => onChange({ name: typed })}
          />
        )}
      </Field>
      <Field name={`${name}.fullName`} label={t('places.full-name')} hint={t('places.full-name-hint')} optional>
        {(control) => (
          <TextInput
            control={control}
            limit={placeTextLimits.fullName}
            value={unit.fullName}
            onChange={(fullName) => onChange({ fullName })}
          />
        )}
      </Field>
      <div className="places-pair">
        {code && (
          <Field name={`${name}.code`} label={t('places.code')} optional>
            {(control) => (
              <TextInput
                control={control}
                inputMode="numeric"
                limit={placeTextLimits.code}
                value={unit.code}
                onChange={(typed) => onChange({ code: typed })}
              />
            )}
          </Field>
        )}
        <Field
          name={`${name}.households`}
          label={t('places.households')}
          error={errorOf(`${name}.households`)}
          optional
        >
          {(control) => (
            <TextInput
              control={control}
              inputMode="numeric"
              limit={7}
              value={unit.households}
              onChange={(households) => onChange({ households })}
            />
          )}
        </Field>
      </div>
      {areas.length > 0 && <Areas unit={unit} areas={areas} name={name} onChange={onChange} />}
    </>
  )
}

function Areas({ unit, areas, name, onChange }: Pick<PartProps, 'unit' | 'areas' | 'onChange'> & { name: string }) {
  const { t } = useTranslation()
  const chosen = new Set(unit.areaIds)
  const toggle = (id: string) =>
    onChange({ areaIds: chosen.has(id) ? unit.areaIds.filter((other) => other !== id) : [...unit.areaIds, id] })
  return (
    <FieldGroup name={`${name}.areaIds`} label={t('places.areas')} optional>
      <div className="places-areas">
        {areas.map(({ id, name: area }) => (
          <label key={id} className="ln-check">
            <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} />
            {area}
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
