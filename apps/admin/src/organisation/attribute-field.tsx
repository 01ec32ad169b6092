import type { AttributeDefinition } from '@linli/contract/register'
import { DateField, Field, FieldGroup, TextInput } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { coreClient } from '../wire/core-client.ts'

interface AttributeFieldProps {
  readonly definition: AttributeDefinition
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (value: string) => void
}

const NUMBER_LENGTH = 9
const PHONE_LENGTH = 13

/** The field of an attribute by its type; all of them may stay empty. */
export function AttributeField(props: AttributeFieldProps) {
  const { definition, error } = props
  const { t } = useTranslation()
  const label = t(`attribute.${definition.key}`)
  if (definition.type === 'choices') return <ManyOptions {...props} label={label} />
  const unit = definition.type === 'count' ? t(`attribute-unit-name.${definition.unit}`) : undefined
  return (
    <Field
      name={definition.key}
      label={unit ? t('unit.label-with-unit', { label, unit }) : label}
      error={error}
      optional
    >
      {(control) => <AttributeInput {...props} control={control} />}
    </Field>
  )
}

type Control = Parameters<Parameters<typeof Field>[0]['children']>[0]

function AttributeInput({ definition, value, onChange, control }: AttributeFieldProps & { control: Control }) {
  const { t } = useTranslation()
  const select = (options: readonly { value: string; label: string }[]) => (
    <select {...control} className="ln-input" value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t('unit.unknown')}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
  switch (definition.type) {
    case 'yes-no':
      return select(['yes', 'no'].map((one) => ({ value: one, label: t(one) })))
    case 'choice':
      return select(definition.options.map((one) => ({ value: one, label: t(`attribute-option.${one}`) })))
    case 'date':
      return <DateField control={control} value={value} onChange={onChange} />
    case 'unit':
      return <UnitSelect select={select} kind={definition.kind} />
    case 'count':
      return <TextInput control={control} value={value} onChange={onChange} limit={NUMBER_LENGTH} inputMode="numeric" />
    case 'phone':
      return <TextInput control={control} value={value} onChange={onChange} limit={PHONE_LENGTH} inputMode="tel" />
    default:
      return (
        <TextInput
          control={control}
          value={value}
          onChange={onChange}
          limit={definition.type === 'text' || definition.type === 'person-name' ? definition.max : 0}
        />
      )
  }
}

interface UnitSelectProps {
  readonly kind: Extract<AttributeDefinition, { type: 'unit' }>['kind']
  readonly select: (options: readonly { value: string; label: string }[]) => React.ReactNode
}

function UnitSelect({ kind, select }: UnitSelectProps) {
  const query = useQuery({
    queryKey: ['organisation', 'choices', kind],
    queryFn: ({ signal }) => coreClient.organisation.search.query({ kind, limit: 100 }, { signal }),
  })
  return select((query.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name })))
}

function ManyOptions({ definition, value, error, onChange, label }: AttributeFieldProps & { label: string }) {
  const { t } = useTranslation()
  if (definition.type !== 'choices') return null
  const chosen = new Set(value.split(',').filter(Boolean))
  const toggle = (option: string) => {
    const next = definition.options.filter((one) => (one === option ? !chosen.has(one) : chosen.has(one)))
    onChange(next.join(','))
  }
  return (
    <FieldGroup name={definition.key} label={label} error={error} optional>
      <div className="ln-choices ln-choices--inline">
        {definition.options.map((option) => (
          <label key={option} className={chosen.has(option) ? 'ln-choice ln-choice--chosen' : 'ln-choice'}>
            <input type="checkbox" checked={chosen.has(option)} onChange={() => toggle(option)} />
            <span>{t(`attribute-option.${option}`)}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
