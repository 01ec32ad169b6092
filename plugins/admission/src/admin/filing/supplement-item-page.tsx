import { QueryView, useAdminHost, useMe, usePageParams } from '@linli/sdk/admin'
import { Field, Notice, PageHeader, TextArea, useDraft, useLongTexts } from '@linli/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { SupplementItemInput } from '../../contract/item-input.ts'
import type { ItemDetail } from '../../contract/item-view.ts'
import { FailureNotice } from '../failure-notice.tsx'
import { useItem } from '../items/use-item.ts'
import { supplementLimits } from '../text-limits.ts'
import { Trail } from '../trail.tsx'
import { useAdmissionClient, useWords } from '../use-admission.ts'
import { useMutateOnce } from '../use-mutate-once.ts'
import { ItemForm } from './item-form.tsx'
import { type ItemFormValues, toFileItemInput, valuesOf } from './item-form-values.ts'
import { readServerProblems } from './read-server-problems.ts'

/** A returned application, filled in with what was filed; what the office asked for stands above. */
export function SupplementItemPage() {
  const { id = '' } = usePageParams()
  const query = useItem(id)
  return <QueryView query={query}>{(item) => <SupplementForm item={item} reload={query.refetch} />}</QueryView>
}

function SupplementForm({ item, reload }: { item: ItemDetail; reload: () => Promise<unknown> }) {
  const { t } = useWords()
  const { navigate } = useAdminHost()
  const filed = useMemo(() => ({ ...valuesOf(item), opinion: '' }), [item])
  const draft = useDraft(`${useMe().person.id}.admission.supplement.${item.id}`, filed)
  const supplement = useSupplementItem()
  const send = useMutateOnce(supplement)
  const serverProblems = readServerProblems(supplement.error, t)
  const opinion = draft.value.opinion.trim()
  const tooLong = useLongTexts(draft.value, supplementLimits, () => t('page.supplement.opinion'))
  const asked = item.course.timeline.filter((entry) => entry.action === 'return-for-supplement').pop()

  const submit = (values: ItemFormValues) => {
    const content = toFileItemInput(values)
    if (!content) return
    const seen = { id: item.id, version: item.version }
    send(
      { ...content, ...seen, ...(opinion && { opinion }) },
      {
        onSuccess: () => {
          draft.drop()
          navigate(`/admission/items/${item.id}`)
        },
      },
    )
  }
  return (
    <>
      <PageHeader
        title={t('page.supplement.title', { name: item.name })}
        trail={<Trail to={`/admission/items/${item.id}`} label={item.name} />}
      />
      {asked?.opinion && (
        <Notice tone="info" title={t('page.supplement.asked', { ...asked })}>
          <p className="ln-prose">{asked.opinion}</p>
        </Notice>
      )}
      <ItemForm
        draft={draft}
        serverProblems={serverProblems}
        submitLabel={t('page.supplement.submit')}
        busy={supplement.isPending || !item.actions.includes('supplement')}
        onSubmit={submit}
        extra={{
          problems: tooLong,
          section: (
            <OpinionSection
              value={draft.value.opinion}
              onChange={(opinion) => draft.change({ opinion })}
              error={tooLong[0]?.message}
            />
          ),
        }}
        failure={
          supplement.error &&
          serverProblems.length === 0 && <FailureNotice error={supplement.error} process="item" onReload={reload} />
        }
      />
    </>
  )
}

interface OpinionSectionProps {
  readonly value: string
  readonly onChange: (text: string) => void
  readonly error: string | undefined
}

function OpinionSection({ value, onChange, error }: OpinionSectionProps) {
  const { t } = useWords()
  return (
    <section className="ln-form__section">
      <Field name="opinion" label={t('page.supplement.opinion')} error={error} optional>
        {(control) => <TextArea control={control} value={value} onChange={onChange} limit={supplementLimits.opinion} />}
      </Field>
    </section>
  )
}

function useSupplementItem() {
  const client = useAdmissionClient()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (input: SupplementItemInput) => client.item.supplement.mutate(input),
    onSuccess: () => queryClient.invalidateQueries(),
  })
}
