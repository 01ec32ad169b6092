import type { ItemFormValues } from './item-form-values.ts'

/** What every section of the form needs. */
export interface SectionProps {
  readonly values: ItemFormValues
  readonly change: (part: Partial<ItemFormValues>) => void
  readonly errorOf: (name: keyof ItemFormValues) => string | undefined
}
