import type { TransferDetail, TransferPreview } from '@linli/contract'
import { isRefusal } from '@linli/sdk/admin'
import { Card, DateField, ErrorNotice, Field, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckedForm } from '../forms/checked-form.tsx'
import { unitsQuery } from '../organisation/units-query.ts'
import { OneUnit } from '../places/unit-choice.tsx'
import { describeError } from '../wire/describe-error.ts'
import { DepartureLists } from './departure-lists.tsx'
import { PaperFields } from './paper-fields.tsx'
import { departureQuery, useConfirmTransfer } from './transfer-queries.ts'
import { usePapers } from './use-papers.ts'

/** As long as nothing has crossed the source may confirm anew, such as for a later day; the destination then decides anew. */
export function ConfirmAgain({ transfer }: { readonly transfer: TransferDetail }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  if (open) return <ConfirmTransfer transfer={transfer} />
  return (
    <Card title={t('transfers.confirm-again')}>
      <p className="ln-hint">{t('transfers.confirm-again-hint')}</p>
      <button type="button" className="ln-button" onClick={() => setOpen(true)}>
        {t('transfers.confirm-again')}
      </button>
    </Card>
  )
}

/** The source says which unit goes and from when, sees what goes with it, and confirms by its own document. */
export function ConfirmTransfer({ transfer }: { readonly transfer: TransferDetail }) {
  const { t, i18n } = useTranslation()
  const units = useQuery(unitsQuery)
  const [unitId, setUnitId] = useState(transfer.unitId ?? '')
  const [day, setDay] = useState(transfer.day)
  if (units.error && !units.data)
    return <ErrorNotice error={describeError(units.error, i18n)} onRetry={() => units.refetch()} />
  if (!units.data) return <Skeleton rows={4} />
  return (
    <>
      <Card title={t('transfers.choose-unit')}>
        <OneUnit
          name="unitId"
          label={t('transfers.unit')}
          hint={t('transfers.unit-hint', { place: transfer.place })}
          error={undefined}
          units={units.data}
          kinds={['street', 'community']}
          value={unitId}
          onChange={setUnitId}
        />
        <Field name="day" label={t('transfers.day')} hint={t('transfers.confirmed-day-hint')}>
          {(control) => <DateField control={control} value={day} onChange={setDay} />}
        </Field>
      </Card>
      {unitId !== '' && day !== '' && <Departure key={`${unitId} ${day}`} id={transfer.id} unitId={unitId} day={day} />}
    </>
  )
}

interface DepartureProps {
  readonly id: string
  readonly unitId: string
  readonly day: string
}

function Departure({ id, unitId, day }: DepartureProps) {
  const { i18n } = useTranslation()
  const query = useQuery(departureQuery({ id, unitId, day }))
  if (query.error && !query.isFetching)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={6} />
  return (
    <>
      <DepartureLists preview={query.data} />
      <Confirmation
        key={query.data.digest}
        id={id}
        unitId={unitId}
        day={day}
        preview={query.data}
        onAgain={query.refetch}
      />
    </>
  )
}

interface ConfirmationProps extends DepartureProps {
  readonly preview: TransferPreview
  readonly onAgain: () => Promise<unknown>
}

function Confirmation({ id, unitId, day, preview, onAgain }: ConfirmationProps) {
  const { t } = useTranslation()
  const { papers, check, fields } = usePapers()
  const confirm = useConfirmTransfer()
  return (
    <section>
      <h2 className="transfers-heading">{t('transfers.confirm')}</h2>
      <CheckedForm
        check={check}
        error={confirm.error}
        busy={confirm.isPending}
        submitLabel={t('transfers.confirm')}
        onSubmit={() =>
          confirm.mutate(
            { id, unitId, day, digest: preview.digest, ...papers },
            { onError: (error) => isRefusal(error, 'transfer.changed-meanwhile') && void onAgain() },
          )
        }
      >
        <PaperFields {...fields} />
      </CheckedForm>
    </section>
  )
}
