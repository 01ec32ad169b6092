import type { ReactNode } from 'react'

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
  /** What choosing it means. */
  readonly note?: ReactNode
}

interface ChoicesProps<Value extends string> {
  readonly name: string
  readonly choices: readonly Choice<Value>[]
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
  readonly inline?: boolean
}

/** Few choices, all in sight, as radio buttons; put it inside a `FieldGroup`. */
export function Choices<Value extends string>({ name, choices, value, onChange, inline = false }: ChoicesProps<Value>) {
  return (
    <div className={inline ? 'ln-choices ln-choices--inline' : 'ln-choices'}>
      {choices.map((choice) => (
        <label key={choice.value} className={choice.value === value ? 'ln-choice ln-choice--chosen' : 'ln-choice'}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>
            {choice.label}
            {choice.note && <span className="ln-hint">{` ${choice.note}`}</span>}
          </span>
        </label>
      ))}
    </div>
  )
}
