import type { TransferDetail } from '@linli/contract'
import { Card, DescriptionList, ErrorNotice, formatMoment, Notice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { AcceptTransfer } from './accept-transfer.tsx'
import { ConfirmAgain, ConfirmTransfer } from './confirm-transfer.tsx'
import { EndTransfer } from './end-transfer.tsx'
import { HandedMatters } from './handed-matters.tsx'
import { StageBar } from './stage-bar.tsx'
import { transferQuery, useSavePackage } from './transfer-queries.ts'
import { TransferStateChip } from './transfer-state-chip.tsx'
import { TransferSteps } from './transfer-steps.tsx'
import './transfers.css'

/** One transfer: where it stands, what is to be done in this tenant, who has decided what, and what is left to go on with. */
export function TransferPage() {
  const { transferId } = useParams({ from: '/shell/organisation/transfers/$transferId' })
  const { i18n } = useTranslation()
  const permitted = useSession().permissions.includes('tenancy:transfer')
  const query = useQuery({ ...transferQuery(transferId), enabled: permitted })
  if (!permitted) return <NoPermission />
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={8} />
  return <Transfer transfer={query.data} />
}

function Transfer({ transfer }: { readonly transfer: TransferDetail }) {
  const { t } = useTranslation()
  const { problem, may, state, matters, steps } = transfer
  const confirms = may.includes('confirm')
  const isFirst = state === 'proposed'
  return (
    <>
      <Header transfer={transfer} />
      <StageBar state={state} />
      <div className="ln-split">
        <div className="ln-stack">
          {problem !== undefined && (
            <Notice tone="bad" title={t('transfers.held')}>
              <p>{t(`refusal.${problem.code}`, { ...problem.params, defaultValue: t('places.refused-other') })}</p>
            </Notice>
          )}
          {confirms && isFirst && <ConfirmTransfer transfer={transfer} />}
          {may.includes('accept') && <AcceptTransfer transfer={transfer} />}
          {!(confirms && isFirst) && !may.includes('accept') && <Waiting transfer={transfer} />}
          {confirms && !isFirst && <ConfirmAgain key={steps.length} transfer={transfer} />}
          {matters.length > 0 && <HandedMatters matters={matters} />}
          <TransferSteps transfer={transfer} />
        </div>
        <Papers transfer={transfer} />
      </div>
    </>
  )
}

function Header({ transfer }: { readonly transfer: TransferDetail }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState<'reject' | 'withdraw'>()
  const { id, place, state, problem, may } = transfer
  return (
    <>
      <PageHeader
        title={place}
        trail={
          <AppLink to="/organisation/transfers" className="ln-link">
            {t('transfers.title')}
          </AppLink>
        }
        beside={<TransferStateChip state={state} {...(problem && { problem })} />}
        actions={(['reject', 'withdraw'] as const)
          .filter((step) => may.includes(step))
          .map((step) => (
            <button key={step} type="button" className="ln-button" onClick={() => setAsking(step)}>
              {t(`transfers.${step}`)}
            </button>
          ))}
      />
      {asking && <EndTransfer id={id} place={place} step={asking} onClose={() => setAsking(undefined)} />}
    </>
  )
}

/** Whose turn it is, when it is not the reader's. */
function Waiting({ transfer: { state, source, destination, day } }: { readonly transfer: TransferDetail }) {
  const { t } = useTranslation()
  const words = { source, destination, day }
  return <Notice tone={state === 'complete' ? 'ok' : 'info'} title={t(`transfers.waiting.${state}`, words)} />
}

function Papers({ transfer }: { readonly transfer: TransferDetail }) {
  const { t, i18n } = useTranslation()
  const save = useSavePackage()
  const { id, source, destination, day, documentNumber, approvedBy, reason, unitId, eventId, hasPackage } = transfer
  return (
    <Card title={t('transfers.papers')}>
      <DescriptionList
        entries={[
          { term: t('transfers.column.way'), value: t('transfers.way', { source, destination }) },
          { term: t('transfers.day'), value: day },
          { term: t('transfers.documentNumber'), value: documentNumber },
          { term: t('transfers.approvedBy'), value: approvedBy },
          { term: t('transfers.reason'), value: reason },
          {
            term: t('transfers.proposed-by'),
            value: `${transfer.proposedBy} ${transfer.proposedByUnit} ${transfer.proposedByTitle}`,
          },
          { term: t('transfers.proposed-at'), value: formatMoment(transfer.proposedAt) },
          ...(unitId === undefined
            ? []
            : [
                {
                  term: t('transfers.unit'),
                  value: (
                    <AppLink to={`/organisation/units/${unitId}`} className="ln-link">
                      {t('transfers.open-unit')}
                    </AppLink>
                  ),
                },
              ]),
          ...(eventId === undefined
            ? []
            : [
                {
                  term: t('transfers.event'),
                  value: (
                    <AppLink to={`/organisation/changes/${eventId}`} className="ln-link">
                      {t('transfers.open-event')}
                    </AppLink>
                  ),
                },
              ]),
        ]}
      />
      {hasPackage && (
        <button type="button" className="ln-button" disabled={save.isPending} onClick={() => save.mutate(id)}>
          {t('transfers.save-package')}
        </button>
      )}
      {save.data && <p className="ln-hint transfers-hash">{t('transfers.hash', { hash: save.data.hash })}</p>}
      {save.error && <ErrorNotice error={describeError(save.error, i18n)} />}
    </Card>
  )
}
