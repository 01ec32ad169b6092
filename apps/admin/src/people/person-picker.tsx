import { Field, TextInput } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { coreClient } from '../wire/core-client.ts'
import { PEOPLE_KEY } from './people-queries.ts'

export interface PickedPerson {
  readonly id: string
  readonly name: string
}

interface PersonPickerProps {
  readonly label: string
  readonly hint?: string
  readonly optional?: boolean
  readonly error?: string | undefined
  readonly value: PickedPerson | undefined
  readonly onChange: (person: PickedPerson | undefined) => void
}

/** One person of many, found on the server by a part of the name or of the account. */
export function PersonPicker({ label, hint, optional = false, error, value, onChange }: PersonPickerProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const asked = useDeferredValue(text.trim())
  const found = useQuery({
    queryKey: [...PEOPLE_KEY, 'pick', asked],
    queryFn: ({ signal }) => coreClient.people.list.query({ text: asked, limit: 8 }, { signal }),
    enabled: asked !== '' && value === undefined,
  }).data?.rows
  return (
    <Field name="personId" label={label} hint={hint} optional={optional} error={error}>
      {(control) => (
        <>
          <TextInput
            control={control}
            value={value?.name ?? text}
            onChange={(typed) => {
              setText(typed)
              onChange(undefined)
            }}
            limit={64}
            autoComplete="off"
            placeholder={t('unit-posts.appoint.find')}
          />
          {value === undefined && found && asked && (
            <ul className="person-results" aria-live="polite">
              {found.length === 0 && <li className="ln-muted">{t('unit-posts.appoint.found-none')}</li>}
              {found.map(({ id, name, account, posts }) => (
                <li key={id}>
                  <button type="button" className="person-result" onClick={() => onChange({ id, name })}>
                    <b>{name}</b>
                    <span className="ln-hint">
                      {[account?.name, ...posts.map((post) => `${post.unit} ${post.title}`)]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Field>
  )
}
