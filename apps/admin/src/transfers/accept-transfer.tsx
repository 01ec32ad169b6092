import type { TransferCheck, TransferDetail } from '@linli/contract'
import { Card, ErrorNotice, Notice, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckedForm } from '../forms/checked-form.tsx'
import { unitsQuery } from '../organisation/units-query.ts'
import { OneUnit } from '../places/unit-choice.tsx'
import { describeError } from '../wire/describe-error.ts'
import { ArrivalRows } from './arrival-rows.tsx'
import { FactsKept } from './facts-kept.tsx'
import { PaperFields } from './paper-fields.tsx'
import { arrivalQuery, useAcceptTransfer } from './transfer-queries.ts'
import { usePapers } from './use-papers.ts'

type Codes = Readonly<Record<string, string>>

const listCodes = (codes: Codes) =>
  Object.entries(codes).flatMap(([unitId, code]) => (code.trim() === '' ? [] : [{ unitId, code: code.trim() }]))

/** The destination says where it will stand, tries the package without writing anything, and accepts by its own document. */
export function AcceptTransfer({ transfer: { id, place } }: { readonly transfer: TransferDetail }) {
  const { t, i18n } = useTranslation()
  const units = useQuery(unitsQuery)
  const [targetId, setTargetId] = useState('')
  if (units.error && !units.data)
    return <ErrorNotice error={describeError(units.error, i18n)} onRetry={() => units.refetch()} />
  if (!units.data) return <Skeleton rows={4} />
  return (
    <>
      <Card title={t('transfers.choose-target')}>
        <OneUnit
          name="targetId"
          label={t('transfers.target')}
          hint={t('transfers.target-hint', { place })}
          error={undefined}
          units={units.data}
          kinds={['district', 'street']}
          value={targetId}
          onChange={setTargetId}
        />
      </Card>
      {targetId !== '' && <Arrival key={targetId} id={id} targetId={targetId} />}
    </>
  )
}

function Arrival({ id, targetId }: { readonly id: string; readonly targetId: string }) {
  const { t, i18n } = useTranslation()
  const [codes, setCodes] = useState<Codes>({})
  const [tried, setTried] = useState<Codes>({})
  const query = useQuery(arrivalQuery({ id, targetId, codes: listCodes(tried) }))
  if (query.error && !query.isFetching)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={6} />
  const trial = query.data
  const stale = JSON.stringify(listCodes(codes)) !== JSON.stringify(listCodes(tried))
  return (
    <>
      <Notice
        tone={trial.refused > 0 ? 'bad' : 'ok'}
        title={t(trial.refused > 0 ? 'transfers.trial-refused' : 'transfers.trial-fits', {
          ...trial.counts,
          refused: trial.refused,
        })}
      />
      <FactsKept count={trial.counts.factsKept ?? 0} facts={trial.factsKept} />
      <ArrivalRows rows={trial.rows} codes={codes} onChange={setCodes} onTry={() => setTried(codes)} stale={stale} />
      <Acceptance id={id} targetId={targetId} codes={tried} trial={trial} blocked={stale || trial.refused > 0} />
    </>
  )
}

interface AcceptanceProps {
  readonly id: string
  readonly targetId: string
  readonly codes: Codes
  readonly trial: TransferCheck
  /** Something has to be tried again, or cannot come. */
  readonly blocked: boolean
}

function Acceptance({ id, targetId, codes, trial, blocked }: AcceptanceProps) {
  const { t } = useTranslation()
  const { papers, check, fields } = usePapers()
  const accept = useAcceptTransfer()
  return (
    <section>
      <h2 className="transfers-heading">{t('transfers.accept')}</h2>
      <CheckedForm
        check={check}
        error={accept.error}
        busy={accept.isPending || blocked}
        submitLabel={t('transfers.accept')}
        onSubmit={() => accept.mutate({ id, targetId, nonce: trial.nonce, codes: listCodes(codes), ...papers })}
      >
        {blocked && <p className="ln-hint">{t('transfers.try-first')}</p>}
        <PaperFields {...fields} />
      </CheckedForm>
    </section>
  )
}
