import { PageHeader } from '@linli/ui'
import { type ReactNode, useState } from 'react'
import { AppLink } from '../shell/app-link.tsx'
import type { AddedPerson } from './added-person.ts'
import { OneTimePassword } from './one-time-password.tsx'

interface AddingPageProps {
  readonly title: string
  /** The list that the page belongs to, and the words for going back there. */
  readonly list: { readonly to: string; readonly name: string; readonly back: string }
  /** The words for going on with somebody else, where that makes sense. */
  readonly again?: string
  readonly form: (onAdded: (added: readonly AddedPerson[]) => void) => ReactNode
}

/** A form that adds people; after it their passwords, shown here and once. */
export function AddingPage({ title, list, again, form }: AddingPageProps) {
  const [added, setAdded] = useState<readonly AddedPerson[]>()
  return (
    <>
      <PageHeader
        title={title}
        trail={
          <AppLink to={list.to} className="ln-link">
            {list.name}
          </AppLink>
        }
      />
      {added ? (
        <div className="ln-form ln-stack">
          {added.map((one) => (
            <OneTimePassword key={one.account} {...one} />
          ))}
          <div className="ln-row">
            <AppLink to={list.to} className="ln-button ln-button--primary">
              {list.back}
            </AppLink>
            {again && (
              <button type="button" className="ln-button" onClick={() => setAdded(undefined)}>
                {again}
              </button>
            )}
          </div>
        </div>
      ) : (
        form(setAdded)
      )}
    </>
  )
}
