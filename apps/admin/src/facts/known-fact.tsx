import type { KnownFactProps } from '@linli/sdk/admin'
import { useQuery } from '@tanstack/react-query'
import { AppLink } from '../shell/app-link.tsx'
import { unitFactsQuery } from './facts-queries.ts'
import { useFactWords } from './use-fact-words.ts'

/**
 * A field that nobody has to fill in: the fact as it is known, where it comes from, and the way to correct it. A fact that
 * the reader may not know of shows nothing.
 */
export function KnownFact({ fact, unitId }: KnownFactProps) {
  const { t, nameOf, fullValueOf } = useFactWords()
  const facts = useQuery(unitFactsQuery(unitId)).data
  const row = facts?.rows.find(({ definition }) => definition.key === fact)
  if (!facts || !row) return null
  const { definition, reading, mayEnter } = row
  const owner = definition.owner === 'department' ? definition.department : t(`facts.owner.${definition.owner}`)
  const history = `/facts/history?${new URLSearchParams({ unit: facts.unit.id, fact })}`
  return (
    <div className="ln-field">
      <span className="ln-field__label">{nameOf(definition)}</span>
      {reading && <p>{fullValueOf(definition, reading.value)}</p>}
      <p className="ln-hint">
        {reading
          ? t('known-fact.source', { unit: reading.by.unit, day: reading.enteredAt.slice(0, 10) })
          : t('known-fact.missing', { owner })}{' '}
        <AppLink to={reading ? history : '/facts'} className="ln-link">
          {t(mayEnter ? (reading ? 'facts.correct' : 'facts.to-fill') : 'facts.history')}
        </AppLink>
      </p>
    </div>
  )
}
