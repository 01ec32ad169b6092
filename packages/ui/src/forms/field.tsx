import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../status/icon.tsx'

/** What an input must carry so that label, hint and error belong to it. */
export interface FieldControl {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean | undefined
}

interface FieldProps {
  /** Also the anchor that the error summary links to. */
  readonly name: string
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: string | undefined
  /** Most fields are required, so the optional ones are marked. */
  readonly optional?: boolean
  readonly children: (control: FieldControl) => ReactNode
}

/** A label above its input, a hint under the label, the error under the input. */
export function Field({ name, label, hint, error, optional = false, children }: FieldProps) {
  const { t } = useTranslation('ui')
  const base = useId()
  const describedBy = [hint && `${base}hint`, error && `${base}error`].filter(Boolean).join(' ')
  return (
    <div className="ln-field">
      <label className="ln-field__label" htmlFor={fieldId(name)}>
        {label}
        {optional && <span className="ln-field__optional">{t('form.optional')}</span>}
      </label>
      {hint && (
        <div className="ln-field__hint" id={`${base}hint`}>
          {hint}
        </div>
      )}
      {children({
        id: fieldId(name),
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      <FieldError id={`${base}error`} error={error} />
    </div>
  )
}

/** A question with several inputs under one legend: radio buttons, a tree of check boxes. */
export function FieldGroup({
  name,
  label,
  hint,
  error,
  optional = false,
  children,
}: Omit<FieldProps, 'children'> & { readonly children: ReactNode }) {
  const { t } = useTranslation('ui')
  const base = useId()
  return (
    <fieldset
      className="ln-field"
      id={fieldId(name)}
      tabIndex={-1}
      aria-describedby={error ? `${base}error` : undefined}
    >
      <legend className="ln-field__label">
        {label}
        {optional && <span className="ln-field__optional">{t('form.optional')}</span>}
      </legend>
      {hint && <div className="ln-field__hint">{hint}</div>}
      {children}
      <FieldError id={`${base}error`} error={error} />
    </fieldset>
  )
}

export function fieldId(name: string): string {
  return `field-${name}`
}

function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (!error) return null
  return (
    <div className="ln-field__error" id={id}>
      <Icon name="alert" />
      <span>{error}</span>
    </div>
  )
}
