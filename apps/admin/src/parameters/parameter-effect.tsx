import type { ParameterDetail } from '@linli/contract'
import { Notice } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { type ParameterFormKind, type ParameterFormValues, readValue } from './parameter-form-values.ts'
import { useParameterWords } from './use-parameter-words.ts'

interface ParameterEffectProps {
  readonly detail: ParameterDetail
  readonly kind: ParameterFormKind
  readonly values: ParameterFormValues
}

/** What the change will do, before it is made: what it takes the place of, what runs on as it is, and whom it does not reach. */
export function ParameterEffect({ detail, kind, values }: ParameterEffectProps) {
  const { t } = useTranslation()
  const words = useParameterWords()
  const { definition, chain, running, deviations, users } = detail
  const next = readValue(definition, values.value)
  if (!values.validFrom || (kind !== 'end' && next === undefined)) return null
  const now = chain.levels.find(({ level }) => level === chain.inForce)
  const count = running.reduce((sum, row) => sum + row.count, 0)
  const day = values.validFrom
  return (
    <Notice tone="info" title={t('parameters.effect')}>
      <ul>
        {kind === 'end' || next === undefined ? (
          <li>{t('parameters.effect-end', { day })}</li>
        ) : now ? (
          <li>
            {t('parameters.effect-value', {
              day,
              before: words.value(definition, now.value),
              after: words.value(definition, next),
            })}
          </li>
        ) : (
          <li>{t('parameters.effect-first', { day, after: words.value(definition, next) })}</li>
        )}
        {users.length > 0 && (
          <li>{t('parameters.effect-users', { names: users.map(words.user).join(t('parameters.and')) })}</li>
        )}
        <li>{count > 0 ? t('parameters.effect-running', { count }) : t('parameters.effect-none-running')}</li>
        {deviations.length > 0 && (
          <li>
            {t('parameters.effect-districts', { names: deviations.map(({ name }) => name).join(t('parameters.and')) })}
          </li>
        )}
      </ul>
    </Notice>
  )
}
