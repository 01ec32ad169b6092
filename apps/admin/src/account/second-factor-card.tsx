import type { AccountState } from '@linli/contract'
import { Card, Chip, formatMoment } from '@linli/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOfMoment } from '../session/day-of-moment.ts'
import { AppLink } from '../shell/app-link.tsx'
import { type CodeAct, CodeDialog } from './code-dialog.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

/** On or off, and what can be done about it. */
export function SecondFactorCard({ state }: { state: AccountState }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<CodeAct>()
  const [codes, setCodes] = useState<readonly string[]>()
  const { secondFactorSince, secondFactorBy, recoveryCodesLeft } = state
  return (
    <Card title={t('account.second-factor')}>
      {codes && <RecoveryCodes codes={codes} />}
      {secondFactorSince ? (
        <>
          <p>
            <Chip tone="ok" icon="check">
              {t('account.second-factor.on')}
            </Chip>{' '}
            {t('account.second-factor.since', { at: formatMoment(secondFactorSince) })}
            {' · '}
            {t('account.codes-left')} {t('account.codes-left.count', { count: recoveryCodesLeft })}
          </p>
          <div className="ln-row">
            <button type="button" className="ln-button" onClick={() => setAsked('renew')}>
              {t('account.codes.renew')}
            </button>
            <button type="button" className="ln-button" onClick={() => setAsked('remove')}>
              {t('account.second-factor.remove')}
            </button>
          </div>
        </>
      ) : (
        <>
          <p>
            <Chip tone={secondFactorBy ? 'warn' : 'quiet'} icon="alert">
              {t('account.second-factor.off')}
            </Chip>{' '}
            {secondFactorBy && t('account.second-factor.by', { day: dayOfMoment(secondFactorBy) })}
          </p>
          <p className="ln-hint">{t('account.second-factor.why')}</p>
          <AppLink to="/second-factor" className="ln-button ln-button--primary">
            {t('account.second-factor.set-up')}
          </AppLink>
        </>
      )}
      {asked && (
        <CodeDialog
          act={asked}
          onClose={() => setAsked(undefined)}
          onDone={(made) => {
            setAsked(undefined)
            setCodes(made)
          }}
        />
      )}
    </Card>
  )
}
