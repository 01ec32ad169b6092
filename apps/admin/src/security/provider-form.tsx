import type { ProviderMode, ProviderView } from '@linli/contract'
import { Choices, Field, FieldGroup, TextArea, TextInput } from '@linli/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckedForm } from '../forms/checked-form.tsx'
import { type FormCheck, useFormCheck } from '../forms/use-form-check.ts'
import { coreClient } from '../wire/core-client.ts'
import { ProviderCheck } from './provider-check.tsx'
import {
  findProviderProblems,
  needsSecret,
  type ProviderValues,
  providerLimits,
  providerModes,
  valuesOf,
} from './provider-values.ts'

interface ProviderFormProps {
  readonly view: ProviderView
  readonly onSaved: () => void
}

export function ProviderForm({ view, onSaved }: ProviderFormProps) {
  const { t } = useTranslation()
  const [values, setValues] = useState(() => valuesOf(view))
  const [mode, setMode] = useState<ProviderMode>(view.provider?.mode ?? 'allowed')
  const check = useFormCheck({
    values,
    found: findProviderProblems(values, view),
    limits: providerLimits,
    labelOf: (name) => t(`provider.${name}`),
  })
  const save = useSaveProvider(onSaved)
  const change = (changed: Partial<ProviderValues>) => setValues({ ...values, ...changed })
  return (
    <CheckedForm
      check={check}
      error={save.error}
      busy={save.isPending}
      submitLabel={t('provider.save')}
      onSubmit={() => save.mutate({ values, mode })}
    >
      <ProviderText name="label" values={values} check={check} onChange={change} />
      <Field name="callback" label={t('provider.callback-address')} hint={t('provider.callback-hint')}>
        {(control) => <input {...control} className="ln-input ln-code" value={view.callback} readOnly />}
      </Field>
      <ProviderText name="issuer" values={values} check={check} onChange={change} />
      <ProviderCheck key={values.issuer} issuer={values.issuer.trim()} />
      <ProviderText name="clientId" values={values} check={check} onChange={change} />
      <SecretField values={values} kept={!needsSecret(values, view.provider)} check={check} onChange={change} />
      <ProviderText name="accountClaim" values={values} check={check} onChange={change} />
      <FieldGroup name="mode" label={t('provider.mode')}>
        <Choices
          name="mode"
          choices={providerModes.map((value) => ({
            value,
            label: t(`provider.mode.${value}`),
            note: t(`provider.mode-note.${value}`),
          }))}
          value={mode}
          onChange={setMode}
        />
      </FieldGroup>
      <Field
        name="reason"
        label={t('security.reason')}
        hint={t('security.reason-hint')}
        error={check.errorOf('reason')}
      >
        {(control) => (
          <TextArea
            control={control}
            rows={2}
            value={values.reason}
            onChange={(reason) => change({ reason })}
            limit={providerLimits.reason}
          />
        )}
      </Field>
    </CheckedForm>
  )
}

interface PartProps {
  readonly values: ProviderValues
  readonly check: FormCheck<keyof ProviderValues>
  readonly onChange: (changed: Partial<ProviderValues>) => void
}

function ProviderText({
  name,
  values,
  check,
  onChange,
}: PartProps & { readonly name: 'label' | 'issuer' | 'clientId' | 'accountClaim' }) {
  const { t } = useTranslation()
  return (
    <Field name={name} label={t(`provider.${name}`)} hint={t(`provider.${name}-hint`)} error={check.errorOf(name)}>
      {(control) => (
        <TextInput
          control={control}
          value={values[name]}
          onChange={(text) => onChange({ [name]: text })}
          limit={providerLimits[name]}
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </Field>
  )
}

/** Written and never read: an empty field keeps what is there. */
function SecretField({ values, kept, check, onChange }: PartProps & { readonly kept: boolean }) {
  const { t } = useTranslation()
  return (
    <Field
      name="clientSecret"
      label={t('provider.clientSecret')}
      hint={t(kept ? 'provider.clientSecret-kept' : 'provider.clientSecret-hint')}
      error={check.errorOf('clientSecret')}
      optional={kept}
    >
      {(control) => (
        <TextInput
          control={control}
          type="password"
          value={values.clientSecret}
          onChange={(clientSecret) => onChange({ clientSecret })}
          limit={providerLimits.clientSecret}
          autoComplete="new-password"
        />
      )}
    </Field>
  )
}

function useSaveProvider(onSaved: () => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ values, mode }: { values: ProviderValues; mode: ProviderMode }) => {
      const { clientSecret, ...texts } = values
      return coreClient.security.setProvider.mutate({ ...texts, ...(clientSecret && { clientSecret }), mode })
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['security'] })
      onSaved()
      scrollTo({ top: 0 })
    },
  })
}
