import type { FactDefinition } from '@linli/contract'
import { DateField, type FieldControl } from '@linli/ui'
import { useFactWords } from './use-fact-words.ts'

const VALUE_LIMIT = 200

interface FactInputProps {
  readonly control: FieldControl
  readonly definition: FactDefinition
  /** Empty while nothing is entered. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** The one input that fits a fact's type, with its measure behind it. */
export function FactInput({ control, definition, value, onChange }: FactInputProps) {
  const { t, measureOf } = useFactWords()
  switch (definition.type) {
    case 'yes-no':
    case 'choice':
      return (
        <select
          {...control}
          className="ln-input ln-input--short"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="">{t('people.choose')}</option>
          <Options definition={definition} />
        </select>
      )
    case 'date':
      return <DateField control={control} value={value} onChange={onChange} />
    case 'text':
      return (
        <input
          {...control}
          className="ln-input"
          maxLength={VALUE_LIMIT}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    default:
      return (
        <span className="ln-affix">
          <input
            {...control}
            className="ln-input ln-number facts-number"
            inputMode={definition.type === 'integer' ? 'numeric' : 'decimal'}
            autoComplete="off"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <span className="ln-muted">{measureOf(definition)}</span>
        </span>
      )
  }
}

function Options({ definition }: { definition: FactDefinition }) {
  const { valueText } = useFactWords()
  const values = definition.type === 'yes-no' ? ['yes', 'no'] : definition.choices.map(({ value }) => value)
  return values.map((value) => (
    <option key={value} value={value}>
      {valueText(definition, value)}
    </option>
  ))
}
