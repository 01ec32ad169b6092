import type { ComponentProps } from 'react'
import { countCharacters } from './count-characters.ts'
import type { FieldControl } from './field.tsx'
import { TextCounter } from './text-counter.tsx'

const COUNTED_FROM = 0.8

interface LimitedText {
  readonly control: FieldControl
  readonly value: string
  readonly onChange: (value: string) => void
  /** Characters at most, as the contract has it. */
  readonly limit: number
}

type Own = keyof LimitedText | keyof FieldControl | 'className' | 'maxLength'
type TextInputProps = LimitedText & Omit<ComponentProps<'input'>, Own>
type TextAreaProps = LimitedText & Omit<ComponentProps<'textarea'>, Own>

/** One line of text. A paste over the limit stays whole: the field is invalid until the user has shortened it. */
export function TextInput({ control, value, onChange, limit, ...attributes }: TextInputProps) {
  const { counted, counter } = countText(control, value, limit)
  return (
    <>
      <input
        {...attributes}
        {...counted}
        className="ln-input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <TextCounter {...counter} />
    </>
  )
}

/** A paragraph or more; over its limit like `TextInput`. */
export function TextArea({ control, value, onChange, limit, ...attributes }: TextAreaProps) {
  const { counted, counter } = countText(control, value, limit)
  return (
    <>
      <textarea
        {...attributes}
        {...counted}
        className="ln-input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <TextCounter {...counter} />
    </>
  )
}

function countText(control: FieldControl, value: string, limit: number) {
  const count = countCharacters(value)
  const shown = count >= limit * COUNTED_FROM
  const id = `${control.id}-count`
  const counted: FieldControl = {
    ...control,
    'aria-describedby': [control['aria-describedby'], shown && id].filter(Boolean).join(' ') || undefined,
    'aria-invalid': count > limit || control['aria-invalid'],
  }
  return { counted, counter: { id, count, limit, shown } }
}
