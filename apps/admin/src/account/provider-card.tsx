import type { OwnProviderLink } from '@linli/contract'
import { Card, Chip, formatMoment } from '@linli/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDialog } from '../forms/act-dialog.tsx'
import { isTooLong, PasswordField } from '../session/password-field.tsx'
import { coreClient } from '../wire/core-client.ts'
import { accountStateQuery } from './account-queries.ts'

/** One's own account and the provider at which one signs in for everything else. */
export function ProviderCard({ provider }: { provider: OwnProviderLink }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<'link' | 'unlink'>()
  const { label, mode, linkedSince, subject = '' } = provider
  if (mode === 'off' && !linkedSince) return null
  return (
    <Card title={t('account.provider')} aside={label}>
      <p>
        {linkedSince ? (
          <>
            <Chip tone="ok" icon="check">
              {t('identity.linked')}
            </Chip>{' '}
            {t('account.provider.since', { at: formatMoment(linkedSince), subject })}
          </>
        ) : (
          <Chip tone="quiet" icon="info">
            {t('identity.not-linked')}
          </Chip>
        )}
      </p>
      <p className="ln-hint">{t(linkedSince ? `account.provider.linked.${mode}` : 'account.provider.why')}</p>
      {!linkedSince && (
        <button type="button" className="ln-button ln-button--primary" onClick={() => setAsked('link')}>
          {t('account.provider.link')}
        </button>
      )}
      {linkedSince && mode !== 'required' && (
        <button type="button" className="ln-button" onClick={() => setAsked('unlink')}>
          {t('account.provider.unlink')}
        </button>
      )}
      {asked && <LinkDialog act={asked} label={label} onClose={() => setAsked(undefined)} />}
    </Card>
  )
}

interface LinkDialogProps {
  readonly act: 'link' | 'unlink'
  readonly label: string
  readonly onClose: () => void
}

/** What changes how one signs in takes the password: an unattended desk is not enough. */
function LinkDialog({ act, label, onClose }: LinkDialogProps) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [attempted, setAttempted] = useState(false)
  const mutation = useLinkAct(act, onClose)
  const submit = () => {
    setAttempted(true)
    if (password && !isTooLong(password)) mutation.mutate(password)
  }
  return (
    <ActDialog
      title={t(`account.provider.${act}`)}
      submitLabel={t(`account.provider.${act}-submit`)}
      danger={act === 'unlink'}
      act={mutation}
      onClose={onClose}
      onSubmit={submit}
    >
      <p>{t(`account.provider.${act}-text`, { label })}</p>
      <PasswordField
        name="password"
        label={t('password.current')}
        error={attempted && !password ? t('password.current-missing') : undefined}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
    </ActDialog>
  )
}

function useLinkAct(act: 'link' | 'unlink', onClose: () => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (password: string): Promise<string | undefined> => {
      if (act === 'link') return (await coreClient.account.beginLink.mutate({ password })).url
      await coreClient.account.removeLink.mutate({ password })
      return undefined
    },
    onSuccess: async (url) => {
      if (url !== undefined) return location.assign(url)
      await queryClient.invalidateQueries(accountStateQuery)
      onClose()
    },
  })
}
