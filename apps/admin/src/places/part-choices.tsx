import { mustBeGiven, type PlacePart } from '@linli/contract'
import { ErrorNotice, FieldGroup, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { describeError } from '../wire/describe-error.ts'
import type { ChangeFields } from './change-fields.ts'
import type { NewUnitValues } from './change-form-values.ts'
import { partsQuery } from './place-queries.ts'

/** Where each part of a unit that is split goes: every community, estate and building to one of the units that follow it. */
export function PartChoices({ values, change, errorOf }: ChangeFields) {
  const { t, i18n } = useTranslation()
  const [unitId = ''] = values.unitIds
  const query = useQuery({ ...partsQuery(unitId), enabled: unitId !== '' })
  if (unitId === '') return null
  if (query.error) return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={4} />
  if (query.data.length === 0) return null
  const { newUnits } = values
  const give = (ids: readonly string[], to: number) => change({ newUnits: given(newUnits, ids, to) })
  const taken = new Set(newUnits.flatMap(({ areaIds }) => areaIds))
  const rest = query.data.filter(({ id }) => !taken.has(id)).map(({ id }) => id)
  return (
    <FieldGroup name="parts" label={t('places.parts')} hint={t(hintOf(values.goesOn))} error={errorOf('parts')}>
      {rest.length > 1 && (
        <p className="ln-row places-all">
          <span className="ln-muted">{t('places.parts-rest', { count: rest.length })}</span>
          {newUnits.map((unit, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity of their own but their place
            <button key={`rest ${at + 1}`} type="button" className="ln-button" onClick={() => give(rest, at)}>
              {t('places.all-to', { name: nameOf(t, unit, at) })}
            </button>
          ))}
        </p>
      )}
      <ul className="places-parts">
        {query.data.map((part) => (
          <li key={part.id}>
            <span>
              {part.name}{' '}
              <span className="ln-hint">{t(part.delegated ? 'places.delegated-area' : `unit-kind.${part.kind}`)}</span>
            </span>
            <PartSelect part={part} values={values} onChange={(to) => give([part.id], to)} />
          </li>
        ))}
      </ul>
    </FieldGroup>
  )
}

function hintOf(goesOn: string): string {
  return goesOn === 'goes-on' ? 'places.parts-hint.goes-on' : 'places.parts-hint.ends'
}

interface PartSelectProps {
  readonly part: PlacePart
  readonly values: ChangeFields['values']
  readonly onChange: (to: number) => void
}

function PartSelect({ part: { id, kind, name }, values: { newUnits, goesOn }, onChange }: PartSelectProps) {
  const { t } = useTranslation()
  const unchosen =
    goesOn === 'goes-on' ? 'places.part-stays' : mustBeGiven(kind) ? 'places.choose' : 'places.part-first'
  return (
    <select
      className="ln-input places-select"
      aria-label={t('places.to-of', { title: name })}
      value={newUnits.findIndex(({ areaIds }) => areaIds.includes(id))}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      <option value={NOBODY}>{t(unchosen)}</option>
      {newUnits.map((unit, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <option key={`part ${at + 1}`} value={at}>
          {nameOf(t, unit, at)}
        </option>
      ))}
    </select>
  )
}

const NOBODY = -1

function given(newUnits: readonly NewUnitValues[], ids: readonly string[], to: number): readonly NewUnitValues[] {
  const moving = new Set(ids)
  return newUnits.map((unit, at) => {
    const others = unit.areaIds.filter((id) => !moving.has(id))
    return { ...unit, areaIds: at === to ? [...others, ...ids] : others }
  })
}

function nameOf(t: (key: string) => string, { name }: NewUnitValues, at: number): string {
  return name.trim() || `${t('places.new-unit.split')} ${at + 1}`
}
