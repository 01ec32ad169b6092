import type { SignInRow, SignInRows } from '@linli/contract'
import { Chip, type Column, DataTable, ErrorNotice, formatToSecond, Skeleton } from '@linli/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describeError } from '../wire/describe-error.ts'
import { useDeviceWords } from './use-device-words.ts'

interface SignInRecordProps {
  readonly queryKey: readonly string[]
  /** @param until the last day wanted; today without one */
  readonly load: (until: string | undefined, signal: AbortSignal) => Promise<SignInRows>
}

/** When an account was used, from where, and what came of it: the latest first, older ones day by day. */
export function SignInRecord({ queryKey, load }: SignInRecordProps) {
  const { t, i18n } = useTranslation()
  const [until, setUntil] = useState<string>()
  const query = useQuery({
    queryKey: [...queryKey, until ?? ''],
    queryFn: ({ signal }) => load(until, signal),
    placeholderData: keepPreviousData,
  })
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={5} />
  const { rows, olderUntil } = query.data
  return (
    <>
      {rows.length === 0 ? <p className="ln-hint">{t('account.sign-ins.none')}</p> : <SignInTable rows={rows} />}
      <div className="ln-row">
        {until && (
          <button type="button" className="ln-button" onClick={() => setUntil(undefined)}>
            {t('account.sign-ins.latest')}
          </button>
        )}
        {olderUntil && olderUntil !== until && (
          <button type="button" className="ln-button" onClick={() => setUntil(olderUntil)}>
            {t('account.sign-ins.older')}
          </button>
        )}
      </div>
    </>
  )
}

const GOOD = ['signed-in', 'invitation-accepted', 'provider']
const NEUTRAL = ['second-factor-asked', 'unlocked-by-code', 'identity-linked', 'identity-unlinked']

function SignInTable({ rows }: { rows: readonly SignInRow[] }) {
  const { t } = useTranslation()
  const wordsOf = useDeviceWords()
  const columns: readonly Column<SignInRow>[] = [
    { key: 'at', header: t('account.sign-ins.at'), cell: ({ at }) => formatToSecond(at) },
    {
      key: 'outcome',
      header: t('account.sign-ins.outcome'),
      speaksForItself: true,
      cell: ({ outcome }) =>
        GOOD.includes(outcome) ? (
          <Chip tone="ok" icon="check">
            {t(`sign-in-outcome.${outcome}`)}
          </Chip>
        ) : (
          <Chip tone={NEUTRAL.includes(outcome) ? 'quiet' : 'warn'} icon={NEUTRAL.includes(outcome) ? 'info' : 'alert'}>
            {t(`sign-in-outcome.${outcome}`)}
          </Chip>
        ),
    },
    { key: 'device', header: t('account.sessions.device'), cell: ({ device }) => wordsOf(device) },
    { key: 'ip', header: t('account.sessions.ip'), cell: ({ ip }) => <span className="ln-code">{ip}</span> },
  ]
  return (
    <DataTable
      caption={t('account.sign-ins')}
      columns={columns}
      sections={[{ key: 'all', rows }]}
      rowKey={({ id }) => id}
    />
  )
}
