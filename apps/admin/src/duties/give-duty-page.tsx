import { type DutyDetail, dutyUnitKinds, type UnitRow } from '@linli/contract'
import { ErrorNotice, Field, Notice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckedForm } from '../forms/checked-form.tsx'
import { useFormCheck } from '../forms/use-form-check.ts'
import { unitsQuery } from '../organisation/units-query.ts'
import { DayField } from '../people/day-field.tsx'
import { readToday } from '../people/describe-period.ts'
import { ReasonField } from '../people/reason-field.tsx'
import { UnitPicker } from '../people/unit-picker.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { REASON_LIMIT } from '../wire/text-limits.ts'
import { dutyPath, dutyQuery, useDutyChange } from './duty-queries.ts'
import { useDutyWords } from './use-duty-words.ts'

/** Gives a duty to a unit from a day on, or moves it from one to another. */
export function GiveDutyPage() {
  const { i18n } = useTranslation()
  const duty = new URLSearchParams(useLocation().searchStr).get('duty') ?? ''
  const query = useQuery(dutyQuery(duty))
  const units = useQuery(unitsQuery)
  const error = query.error ?? units.error
  if (error && !(query.data && units.data)) return <ErrorNotice error={describeError(error, i18n)} />
  if (!query.data || !units.data) return <Skeleton rows={5} />
  if (!query.data.mayGive) return <NoPermission />
  return <GiveDuty detail={query.data} units={units.data} />
}

interface GiveDutyProps {
  readonly detail: DutyDetail
  readonly units: readonly UnitRow[]
}

function GiveDuty({ detail, units }: GiveDutyProps) {
  const { t } = useTranslation()
  const words = useDutyWords()
  const { duty, holder, next, openTodos } = detail
  const name = words.name(duty)
  return (
    <>
      <PageHeader
        title={t(holder ? 'duties.move-title' : 'duties.give-title', { duty: name })}
        trail={
          <AppLink to={dutyPath(duty)} className="ln-link">
            {name}
          </AppLink>
        }
      />
      <div className="ln-stack">
        {holder && (
          <Notice tone="info" title={t('duties.move-from', { unit: holder.unit, day: holder.from })}>
            <p>{t(openTodos > 0 ? 'duties.todos-stay' : 'duties.no-todos', { count: openTodos })}</p>
          </Notice>
        )}
        {next && <Notice tone="warn">{t('duties.next-void', { unit: next.unit, day: next.from })}</Notice>}
        <GiveDutyForm detail={detail} units={units.filter(({ kind }) => dutyUnitKinds.includes(kind))} />
      </div>
    </>
  )
}

function GiveDutyForm({ detail: { duty, version, holder }, units }: GiveDutyProps) {
  const { t } = useTranslation()
  const { history } = useRouter()
  const [values, setValues] = useState({ unitId: '', from: readToday(), reason: '' })
  const check = useFormCheck({
    values,
    found: [
      ...(values.unitId ? [] : [{ name: 'unitId' as const, key: 'people.problem.unit' }]),
      ...(values.from ? [] : [{ name: 'from' as const, key: 'people.problem.date' }]),
      ...(values.reason.trim() ? [] : [{ name: 'reason' as const, key: 'people.problem.reason' }]),
    ],
    limits: { reason: REASON_LIMIT },
    labelOf: () => t('duties.reason'),
  })
  const give = useDutyChange((input: typeof values) =>
    coreClient.duties.give.mutate({ ...input, duty, version, reason: input.reason.trim() }),
  )
  return (
    <CheckedForm
      check={check}
      error={give.error}
      busy={give.isPending}
      submitLabel={t(holder ? 'duties.move' : 'duties.give')}
      onSubmit={() => give.mutate(values, { onSuccess: () => history.push(dutyPath(duty)) })}
    >
      <Field name="unitId" label={t('duties.unit')} error={check.errorOf('unitId')}>
        {(control) => (
          <UnitPicker
            control={control}
            units={units}
            value={values.unitId}
            onChange={(unitId) => setValues({ ...values, unitId })}
          />
        )}
      </Field>
      <DayField
        name="from"
        label={t('duties.first-day')}
        hint={t('duties.first-day-hint')}
        value={values.from}
        onChange={(from) => setValues({ ...values, from })}
        error={check.errorOf('from')}
      />
      <ReasonField
        label={t('duties.reason')}
        hint={t('duties.reason-hint')}
        value={values.reason}
        onChange={(reason) => setValues({ ...values, reason })}
        error={check.errorOf('reason')}
      />
    </CheckedForm>
  )
}
