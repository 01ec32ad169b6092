import { DateField } from '@linli/ui'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** The day that is looked at, by the page's address: what held then and, when asked, as it was known then. */
export interface ShownDay {
  /** Today, and open to be filled in, without. */
  readonly on?: string
  readonly knownOn?: string
}

export function useShownDay(): ShownDay {
  const search = new URLSearchParams(useLocation().searchStr)
  const on = search.get('on') ?? ''
  if (on === '') return {}
  return { on, ...(search.get('known') === '1' && { knownOn: on }) }
}

/** Chooses the day. */
export function FactsDay() {
  const { t } = useTranslation()
  const { history } = useRouter()
  const { pathname, searchStr } = useLocation()
  const { on = '', knownOn } = useShownDay()
  const change = (changes: Readonly<Record<string, string>>) => {
    const next = new URLSearchParams(searchStr)
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    history.replace(`${pathname}?${next}`)
  }
  const control = { id: 'facts-day', 'aria-describedby': undefined, 'aria-invalid': undefined }
  return (
    <div className="facts-day">
      <label className="ln-muted" htmlFor="facts-day">
        {t('facts.on-day')}
      </label>
      <DateField
        control={control}
        value={on}
        onChange={(day) => change({ on: day, ...(day === '' && { known: '' }) })}
      />
      {on !== '' && (
        <>
          <label className="ln-row">
            <input
              type="checkbox"
              checked={knownOn !== undefined}
              onChange={(event) => change({ known: event.target.checked ? '1' : '' })}
            />
            {t('facts.known-then')}
          </label>
          <button type="button" className="ln-button" onClick={() => change({ on: '', known: '' })}>
            {t('facts.to-today')}
          </button>
        </>
      )}
    </div>
  )
}
