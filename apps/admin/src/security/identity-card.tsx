import type { AccountSecurityRow } from '@linli/contract'
import { Card, Chip, Field, TextArea, TextInput } from '@linli/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDialog } from '../forms/act-dialog.tsx'
import { coreClient } from '../wire/core-client.ts'
import { REASON_LIMIT, SUBJECT_LIMIT } from '../wire/text-limits.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { providerQuery } from './security-queries.ts'

/** Who an account is at the identity provider; nothing where the tenant has none. */
export function IdentityCard({ row }: { row: AccountSecurityRow }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<'link' | 'unlink'>()
  const { data } = useQuery(providerQuery)
  const { id: accountId, account, name, linkedAs } = row
  if (!data?.provider) return null
  return (
    <Card title={t('identity.title')} aside={data.provider.label}>
      <p>
        {linkedAs ? (
          <>
            <Chip tone="ok" icon="check">
              {t('identity.linked')}
            </Chip>{' '}
            {data.provider.accountClaim} <span className="ln-code">{linkedAs}</span>
          </>
        ) : (
          <>
            <Chip tone="quiet" icon="info">
              {t('identity.not-linked')}
            </Chip>{' '}
            {t('identity.not-linked-note')}
          </>
        )}
      </p>
      <div className="ln-row">
        <button type="button" className="ln-button" onClick={() => setAsked('link')}>
          {t(linkedAs ? 'identity.relink' : 'identity.link')}
        </button>
        {linkedAs && (
          <button type="button" className="ln-button" onClick={() => setAsked('unlink')}>
            {t('identity.unlink')}
          </button>
        )}
      </div>
      {asked === 'link' && <LinkDialog row={row} onClose={() => setAsked(undefined)} />}
      {asked === 'unlink' && (
        <ReasonDialog
          title={t('identity.unlink')}
          text={t('identity.unlink-text', { name, account })}
          danger
          act={(reason) => coreClient.security.linkIdentity.mutate({ accountId, reason })}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Card>
  )
}

function LinkDialog({ row, onClose }: { row: AccountSecurityRow; onClose: () => void }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [subject, setSubject] = useState('')
  const [reason, setReason] = useState('')
  const [attempted, setAttempted] = useState(false)
  const { id: accountId, account, name } = row
  const link = useMutation({
    mutationFn: () => coreClient.security.linkIdentity.mutate({ accountId, subject: subject.trim(), reason }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['security'] })
      onClose()
    },
  })
  const submit = () => {
    setAttempted(true)
    if (subject.trim() && reason.trim()) link.mutate()
  }
  return (
    <ActDialog title={t('identity.link')} act={link} onClose={onClose} onSubmit={submit}>
      <p>{t('identity.link-text', { name, account })}</p>
      <Field
        name="subject"
        label={t('identity.subject')}
        hint={t('identity.subject-hint')}
        error={attempted && !subject.trim() ? t('identity.subject-missing') : undefined}
      >
        {(control) => (
          <TextInput
            control={control}
            value={subject}
            onChange={setSubject}
            limit={SUBJECT_LIMIT}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      <Field
        name="reason"
        label={t('security.reason')}
        hint={t('security.reason-hint')}
        error={attempted && !reason.trim() ? t('security.reason-missing') : undefined}
      >
        {(control) => <TextArea control={control} rows={2} value={reason} onChange={setReason} limit={REASON_LIMIT} />}
      </Field>
    </ActDialog>
  )
}
