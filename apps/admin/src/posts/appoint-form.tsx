import type { PostDetail } from '@linli/contract'
import { Choices, Field, FieldGroup, TextInput } from '@linli/ui'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckedForm } from '../forms/checked-form.tsx'
import { useFormCheck } from '../forms/use-form-check.ts'
import type { AddedPerson } from '../people/added-person.ts'
import { DayField } from '../people/day-field.tsx'
import { readToday } from '../people/describe-period.ts'
import { usePeopleChange } from '../people/people-queries.ts'
import { PersonPicker } from '../people/person-picker.tsx'
import { PersonTextField } from '../people/person-text-field.tsx'
import { ReasonField } from '../people/reason-field.tsx'
import { coreClient } from '../wire/core-client.ts'
import { personLimits } from '../wire/text-limits.ts'
import { type AppointFormValues, findAppointProblems, listAppointTexts } from './appoint-form-values.ts'

interface AppointFormProps {
  readonly post: PostDetail
  readonly onAdded: (added: readonly AddedPerson[]) => void
}

export function AppointForm({ post, onAdded }: AppointFormProps) {
  const { t } = useTranslation()
  const [values, setValues] = useState<AppointFormValues>(() => ({
    ...{ who: 'existing', person: undefined, name: '', account: '', from: readToday(), to: '', reason: '' },
    kind: post.vacant ? 'regular' : 'acting',
    actingTitle: t('unit-posts.appoint.acting-proposal', { title: post.title }),
  }))
  const change = (changed: Partial<AppointFormValues>) => setValues({ ...values, ...changed })
  const check = useFormCheck<string, string>({
    values: listAppointTexts(values) as Record<string, string>, // what is left out is not there at all
    found: findAppointProblems(values),
    limits: values.who === 'new' ? { name: personLimits.name, account: personLimits.account } : {},
    labelOf: (name) => t(`people.${name}`),
  })
  const appoint = useAppoint(post, onAdded)
  return (
    <CheckedForm
      check={check}
      error={appoint.error}
      busy={appoint.isPending}
      submitLabel={t('unit-posts.appoint')}
      onSubmit={() => appoint.mutate(values)}
    >
      {post.vacant && (
        <FieldGroup name="who" label={t('unit-posts.appoint.who')} hint={t('unit-posts.appoint-note')}>
          <Choices
            inline
            name="who"
            choices={(['existing', 'new'] as const).map((who) => ({
              value: who,
              label: t(`unit-posts.appoint.${who}`),
            }))}
            value={values.who}
            onChange={(who) => change({ who })}
          />
        </FieldGroup>
      )}
      {values.who === 'new' ? (
        <NewPersonFields values={values} errorOf={check.errorOf} onChange={change} />
      ) : (
        <PersonPicker
          label={t('unit-posts.appoint.person')}
          value={values.person}
          onChange={(person) => change({ person })}
          error={check.errorOf('personId')}
        />
      )}
      <TermFields values={values} errorOf={check.errorOf} onChange={change} vacant={post.vacant} />
    </CheckedForm>
  )
}

interface FieldsProps {
  readonly values: AppointFormValues
  readonly errorOf: (name: string) => string | undefined
  readonly onChange: (changed: Partial<AppointFormValues>) => void
}

function NewPersonFields({ values, errorOf, onChange }: FieldsProps) {
  return (
    <div className="ln-field__row">
      <PersonTextField name="name" values={values} errorOf={errorOf} onChange={onChange} />
      <PersonTextField name="account" values={values} errorOf={errorOf} onChange={onChange} />
    </div>
  )
}

/** How and for how long; somebody new begins for good. */
function TermFields({ values, errorOf, onChange, vacant }: FieldsProps & { vacant: boolean }) {
  const { t } = useTranslation()
  const from = (
    <DayField
      name="from"
      label={t('unit-posts.appoint.from')}
      value={values.from}
      onChange={(day) => onChange({ from: day })}
      error={errorOf('from')}
    />
  )
  if (values.who === 'new') return from
  const acting = values.kind === 'acting'
  return (
    <>
      <FieldGroup name="kind" label={t('unit-posts.appoint.kind')}>
        <Choices
          inline
          name="kind"
          choices={[
            { value: 'regular', label: t('unit-posts.appoint.regular') },
            { value: 'acting', label: t('unit-posts.appoint.acting'), note: t('unit-posts.appoint.acting-note') },
          ]}
          value={values.kind}
          onChange={(kind) => onChange({ kind })}
        />
      </FieldGroup>
      {!vacant && !acting && <p className="ln-hint">{t('unit-posts.appoint.held-note')}</p>}
      {acting && (
        <Field name="actingTitle" label={t('unit-posts.appoint.acting-title')} error={errorOf('actingTitle')}>
          {(control) => (
            <TextInput
              control={control}
              value={values.actingTitle}
              onChange={(actingTitle) => onChange({ actingTitle })}
              limit={personLimits.title}
            />
          )}
        </Field>
      )}
      <div className="ln-field__row">
        {from}
        <DayField
          name="to"
          label={t('unit-posts.appoint.to')}
          hint={t('unit-posts.appoint.to-hint')}
          optional={!acting}
          value={values.to}
          onChange={(to) => onChange({ to })}
          error={errorOf('to')}
        />
      </div>
      <ReasonField
        label={t('unit-posts.appoint.reason')}
        hint={t('unit-posts.appoint.reason-hint')}
        optional
        value={values.reason}
        onChange={(reason) => onChange({ reason })}
      />
    </>
  )
}

function useAppoint(post: PostDetail, onAdded: (added: readonly AddedPerson[]) => void) {
  const { history } = useRouter()
  return usePeopleChange(async (values: AppointFormValues) => {
    const { who, person, kind, from, to } = values
    if (who === 'new') {
      const [name, account] = [values.name.trim(), values.account.trim()]
      const { oneTimePassword } = await coreClient.posts.appointNew.mutate({ postId: post.id, name, account, from })
      return onAdded([{ name, account, password: oneTimePassword }])
    }
    const reason = values.reason.trim()
    await coreClient.posts.appoint.mutate({
      ...{ postId: post.id, personId: person?.id ?? '', from },
      ...(to && { to }),
      ...(kind === 'acting' && { actingTitle: values.actingTitle.trim() }),
      ...(reason && { reason }),
    })
    history.push(`/unit-posts/${post.id}`)
  })
}
