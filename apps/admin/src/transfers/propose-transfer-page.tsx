import { placeTextLimits, type TransferDistrict } from '@linli/contract'
import { DateField, ErrorNotice, Field, Notice, PageHeader, Skeleton, TextInput } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckedForm } from '../forms/checked-form.tsx'
import { SelectField } from '../forms/select-field.tsx'
import { type FoundProblem, useFormCheck } from '../forms/use-form-check.ts'
import { isInCity } from '../session/is-in-city.ts'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { describeError } from '../wire/describe-error.ts'
import { findPaperProblems, noPapers, PaperFields, type Papers, paperLimits } from './paper-fields.tsx'
import { transferDistrictsQuery, useProposeTransfer } from './transfer-queries.ts'

/** A city proposes that a place goes from one of its districts to another. */
export function ProposeTransferPage() {
  const { t, i18n } = useTranslation()
  const me = useSession()
  const query = useQuery({ ...transferDistrictsQuery, enabled: isInCity(me) })
  if (!isInCity(me) || !me.permissions.includes('tenancy:transfer')) return <NoPermission />
  return (
    <>
      <PageHeader
        title={t('transfers.propose')}
        trail={
          <AppLink to="/organisation/transfers" className="ln-link">
            {t('transfers.title')}
          </AppLink>
        }
      />
      {query.error && !query.data && (
        <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
      )}
      {query.data ? <ProposalForm districts={query.data} /> : !query.error && <Skeleton rows={6} />}
    </>
  )
}

interface ProposalValues extends Papers {
  readonly sourceId: string
  readonly destinationId: string
  readonly place: string
  readonly day: string
}

const empty: ProposalValues = { sourceId: '', destinationId: '', place: '', day: '', ...noPapers }

function findProblems(values: ProposalValues): FoundProblem<keyof ProposalValues>[] {
  const { sourceId, destinationId, place, day } = values
  return [
    ...(sourceId === '' ? [{ name: 'sourceId' as const, key: 'transfers.problem.sourceId' }] : []),
    ...(destinationId === '' ? [{ name: 'destinationId' as const, key: 'transfers.problem.destinationId' }] : []),
    ...(destinationId !== '' && destinationId === sourceId
      ? [{ name: 'destinationId' as const, key: 'refusal.transfer.same-district' }]
      : []),
    ...(place.trim() === '' ? [{ name: 'place' as const, key: 'transfers.problem.place' }] : []),
    ...(day === '' ? [{ name: 'day' as const, key: 'transfers.problem.day' }] : []),
    ...findPaperProblems(values),
  ]
}

function ProposalForm({ districts }: { readonly districts: readonly TransferDistrict[] }) {
  const { t } = useTranslation()
  const { history } = useRouter()
  const [values, setValues] = useState(empty)
  const change = (changed: Partial<ProposalValues>) => setValues({ ...values, ...changed })
  const propose = useProposeTransfer()
  const check = useFormCheck<keyof ProposalValues, 'place' | keyof Papers>({
    values: { ...values },
    found: findProblems(values),
    limits: { place: placeTextLimits.fullName, ...paperLimits },
    labelOf: (name) => t(`transfers.${name}`),
  })
  const options = districts.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <CheckedForm
      check={check}
      error={propose.error}
      busy={propose.isPending}
      submitLabel={t('transfers.propose')}
      onSubmit={() => propose.mutate(values, { onSuccess: ({ id }) => history.push(`/organisation/transfers/${id}`) })}
    >
      <Notice tone="info" title={t('transfers.propose-note')} />
      {(['sourceId', 'destinationId'] as const).map((name) => (
        <SelectField
          key={name}
          name={name}
          label={t(`transfers.${name}`)}
          error={check.errorOf(name)}
          options={options}
          value={values[name]}
          onChange={(value) => change({ [name]: value })}
        />
      ))}
      <Field name="place" label={t('transfers.place')} hint={t('transfers.place-hint')} error={check.errorOf('place')}>
        {(control) => (
          <TextInput
            control={control}
            limit={placeTextLimits.fullName}
            value={values.place}
            onChange={(place) => change({ place })}
          />
        )}
      </Field>
      <Field name="day" label={t('transfers.day')} hint={t('transfers.day-hint')} error={check.errorOf('day')}>
        {(control) => <DateField control={control} value={values.day} onChange={(day) => change({ day })} />}
      </Field>
      <PaperFields values={values} errorOf={check.errorOf} onChange={change} />
    </CheckedForm>
  )
}
