import type { FieldControl } from './field.tsx'

interface DateFieldProps {
  readonly control: FieldControl
  /** `YYYY-MM-DD`; empty text while nothing is chosen. */
  readonly value: string
  readonly onChange: (day: string) => void
}

/** A day, in the browser's own field: typed or picked, and read aloud properly, where a drawn calendar is not. */
export function DateField({ control, value, onChange }: DateFieldProps) {
  return (
    <input
      {...control}
      className="ln-input ln-input--short"
      type="date"
      min="1949-10-01"
      max="2199-12-31"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
