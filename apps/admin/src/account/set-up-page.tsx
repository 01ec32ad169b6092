import { Notice } from '@linli/ui'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Door } from '../session/door.tsx'
import { meQuery } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { type BegunSetUp, SetUpApp } from './set-up-app.tsx'
import { SetUpPassword } from './set-up-password.tsx'
import './account.css'

const STEPS = ['password', 'app', 'codes'] as const

/** The second factor in three steps: it is you, the app has the secret, the codes are kept. */
export function SetUpPage() {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const { mustEnrol } = useSuspenseQuery(meQuery).data
  const [begun, setBegun] = useState<BegunSetUp>()
  const [codes, setCodes] = useState<readonly string[]>()
  const step = codes ? 'codes' : begun ? 'app' : 'password'
  return (
    <Door title={t('set-up.title')}>
      <ol className="app-steps app-no-print">
        {STEPS.map((name, index) => (
          <li key={name} aria-current={name === step ? 'step' : undefined}>
            {index + 1} {t(`set-up.step.${name}`)}
          </li>
        ))}
      </ol>
      {mustEnrol && !codes && <Notice tone="info" title={t('account.second-factor.must')} />}
      {step === 'password' && <SetUpPassword onBegun={setBegun} />}
      {step === 'app' && begun && (
        <SetUpApp
          begun={begun}
          onConfirmed={async (made) => {
            setCodes(made)
            await queryClient.invalidateQueries(meQuery)
          }}
        />
      )}
      {codes && <RecoveryCodes codes={codes} />}
      {codes ? (
        <p className="app-door__note app-no-print">
          <AppLink to="/" className="ln-button ln-button--primary ln-button--wide">
            {t('set-up.done')}
          </AppLink>
        </p>
      ) : (
        !mustEnrol && (
          <p className="app-door__note">
            <AppLink to="/account" className="ln-link">
              {t('password.back')}
            </AppLink>
          </p>
        )
      )}
    </Door>
  )
}
