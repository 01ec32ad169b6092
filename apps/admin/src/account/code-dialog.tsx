import { Field } from '@linli/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDialog } from '../forms/act-dialog.tsx'
import { meQuery } from '../session/me-query.ts'
import { coreClient } from '../wire/core-client.ts'
import { CODE_LIMIT } from '../wire/text-limits.ts'
import { accountStateQuery } from './account-queries.ts'

export type CodeAct = 'renew' | 'remove'

interface CodeDialogProps {
  readonly act: CodeAct
  readonly onClose: () => void
  /** With the new recovery codes, where there are some. */
  readonly onDone: (codes: readonly string[] | undefined) => void
}

const TITLES = { renew: 'account.codes.renew', remove: 'account.second-factor.remove' } as const
const TEXTS = { renew: 'account.codes.renew-text', remove: 'account.second-factor.remove-text' } as const

/** What weakens the account takes a code, not a click. */
export function CodeDialog({ act, onClose, onDone }: CodeDialogProps) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const [attempted, setAttempted] = useState(false)
  const mutation = useCodeAct(act, onDone)
  return (
    <ActDialog
      title={t(TITLES[act])}
      danger={act === 'remove'}
      act={mutation}
      onClose={onClose}
      onSubmit={() => {
        setAttempted(true)
        if (code.trim()) mutation.mutate(code)
      }}
    >
      <p>{t(TEXTS[act])}</p>
      <Field
        name="code"
        label={t(act === 'remove' ? 'account.second-factor.either' : 'second-step.code')}
        error={attempted && !code.trim() ? t('second-step.code-missing') : undefined}
      >
        {(control) => (
          <input
            {...control}
            className="ln-input"
            autoComplete="one-time-code"
            autoCapitalize="none"
            maxLength={CODE_LIMIT}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
    </ActDialog>
  )
}

function useCodeAct(act: CodeAct, onDone: CodeDialogProps['onDone']) {
  const queryClient = useQueryClient()
  const { history } = useRouter()
  return useMutation({
    mutationFn: async (code: string) => {
      if (act === 'renew') return (await coreClient.account.renewRecoveryCodes.mutate({ code })).recoveryCodes
      await coreClient.account.removeSecondFactor.mutate({ code })
      return undefined
    },
    onSuccess: async (codes) => {
      onDone(codes)
      await queryClient.invalidateQueries(accountStateQuery)
      if (act === 'renew') return
      // a new session, which may have a second factor to set up before anything else
      await queryClient.invalidateQueries(meQuery)
      if (queryClient.getQueryData(meQuery.queryKey)?.mustEnrol) history.push('/second-factor')
    },
  })
}
