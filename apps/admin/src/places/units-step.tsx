import { placeTextLimits } from '@linli/contract'
import { Choices, Field, FieldGroup, TextInput } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import type { ChangeFields } from './change-fields.ts'
import { asksName, asksTarget, emptyNewUnit, newUnitsOf, targetKindsOf, unitKindsOf } from './change-form-values.ts'
import { NewUnits } from './new-units.tsx'
import { OneUnit, SeveralUnits } from './unit-choice.tsx'

/** Who takes part: what is there already, where it goes, and what begins. */
export function UnitsStep(fields: ChangeFields) {
  const { values } = fields
  const { max } = newUnitsOf(values)
  return (
    <section className="ln-form__section">
      <WhichArea {...fields} />
      <WhichUnits {...fields} />
      <GoesOn {...fields} />
      <Target {...fields} />
      {asksName(values) && <NewName {...fields} />}
      {max > 0 && <NewUnits {...fields} />}
    </section>
  )
}

function WhichArea({ values, change, errorOf }: ChangeFields) {
  const { t } = useTranslation()
  if (values.kind !== 'delegate') return null
  const choices = (['known', 'new'] as const).map((value) => ({ value, label: t(`places.area-is.${value}`) }))
  return (
    <FieldGroup name="areaIs" label={t('places.area-is')} error={errorOf('areaIs')}>
      <Choices
        name="areaIs"
        choices={choices}
        value={values.areaIs || undefined}
        onChange={(areaIs) => change({ areaIs, unitIds: [], newUnits: areaIs === 'new' ? [emptyNewUnit] : [] })}
      />
    </FieldGroup>
  )
}

function WhichUnits({ values, change, units, errorOf }: ChangeFields) {
  const { t } = useTranslation()
  const { kind } = values
  if (kind === '' || kind === 'set-up' || (kind === 'delegate' && values.areaIs !== 'known')) return null
  const shared = { name: 'unitIds', label: t(`places.units-label.${kind}`), units, error: errorOf('unitIds') }
  if (kind === 'merge' || kind === 'transfer') {
    return (
      <SeveralUnits
        {...shared}
        kinds={(first) => unitKindsOf(kind, first)}
        value={values.unitIds}
        onChange={(unitIds) => change({ unitIds, ...(!unitIds.includes(values.targetId) && { targetId: '' }) })}
      />
    )
  }
  return (
    <OneUnit
      {...shared}
      kinds={unitKindsOf(kind, undefined)}
      value={values.unitIds[0] ?? ''}
      onChange={(unitId) => change({ unitIds: unitId ? [unitId] : [], newUnits: values.newUnits.map(withoutAreas) })}
    />
  )
}

function withoutAreas(unit: ChangeFields['values']['newUnits'][number]) {
  return { ...unit, areaIds: [] }
}

function GoesOn({ values, change, errorOf }: ChangeFields) {
  const { t } = useTranslation()
  const { kind } = values
  if (kind !== 'merge' && kind !== 'split') return null
  const choices = (['goes-on', 'ends'] as const).map((value) => ({
    value,
    label: t(`places.goes-on.${kind}.${value}`),
  }))
  return (
    <FieldGroup name="goesOn" label={t(`places.goes-on.${kind}`)} error={errorOf('goesOn')}>
      <Choices
        name="goesOn"
        choices={choices}
        value={values.goesOn || undefined}
        onChange={(goesOn) => {
          const { min } = newUnitsOf({ ...values, goesOn })
          change({
            goesOn,
            newUnits: Array.from({ length: min }, (_, index) => values.newUnits[index] ?? emptyNewUnit),
          })
        }}
      />
    </FieldGroup>
  )
}

function Target({ values, change, units, errorOf }: ChangeFields) {
  const { t } = useTranslation()
  const { kind, unitIds } = values
  if (kind === '' || !asksTarget(values)) return null
  const first = units.find(({ id }) => id === unitIds[0])
  const among = kind === 'merge' ? units.filter(({ id }) => unitIds.includes(id)) : units
  const others = kind === 'abolish' ? among.filter(({ id }) => id !== unitIds[0]) : among
  return (
    <OneUnit
      name="targetId"
      label={t(`places.target-label.${kind}`)}
      {...(kind === 'delegate' && { hint: t('places.target-hint.delegate') })}
      error={errorOf('targetId')}
      optional={kind === 'abolish'}
      units={others}
      kinds={kind === 'merge' && first ? [first.kind] : targetKindsOf(kind, first)}
      value={values.targetId}
      onChange={(targetId) =>
        change({
          targetId,
          ...(kind === 'set-up' && { newUnits: [values.newUnits[0] ?? emptyNewUnit].map(withoutAreas) }),
        })
      }
    />
  )
}

function NewName({ values, change, units, errorOf }: ChangeFields) {
  const { t } = useTranslation()
  const now = units.find(({ id }) => id === (values.kind === 'merge' ? values.targetId : values.unitIds[0]))
  const optional = values.kind !== 'rename'
  return (
    <>
      <Field
        name="name"
        label={t('places.new-name')}
        hint={now && t('places.new-name-hint', { name: now.name })}
        error={errorOf('name')}
        optional={optional}
      >
        {(control) => (
          <TextInput
            control={control}
            limit={placeTextLimits.name}
            value={values.name}
            onChange={(name) => change({ name })}
          />
        )}
      </Field>
      <Field name="fullName" label={t('places.full-name')} hint={t('places.full-name-hint')} optional>
        {(control) => (
          <TextInput
            control={control}
            limit={placeTextLimits.fullName}
            value={values.fullName}
            onChange={(fullName) => change({ fullName })}
          />
        )}
      </Field>
    </>
  )
}
