import { QueryView, useAdminHost, useMe, usePageParams } from '@linli/sdk/admin'
import { Field, Notice, PageHeader, useDraft } from '@linli/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { SupplementItemInput } from '../../contract/item-input.ts'
import type { ItemDetail } from '../../contract/item-view.ts'
import { FailureNotice } from '../failure-notice.tsx'
import { useItem } from '../items/use-item.ts'
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
  const filed = useMemo(() => valuesOf(item), [item])
  const draft = useDraft(`${useMe().person.id}.admission.supplement.${item.id}`, filed)
  const [opinion, setOpinion] = useState('')
  const supplement = useSupplementItem()
  const send = useMutateOnce(supplement)
  const serverProblems = readServerProblems(supplement.error, t)
  const asked = item.timeline.filter((entry) => entry.action === 'return-for-supplement').pop()

  const submit = (values: ItemFormValues) => {
    const content = toFileItemInput(values)
    if (!content) return
    const seen = { id: item.id, version: item.version }
    send(
      { ...content, ...seen, ...(opinion.trim() && { opinion: opinion.trim() }) },
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
        extra={<OpinionField value={opinion} onChange={setOpinion} />}
        failure={
          supplement.error &&
          serverProblems.length === 0 && <FailureNotice error={supplement.error} process="item" onReload={reload} />
        }
      />
    </>
  )
}

function OpinionField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { t } = useWords()
  return (
    <section className="ln-form__section">
      <Field name="opinion" label={t('page.supplement.opinion')} optional>
        {(control) => (
          <textarea
            {...control}
            className="ln-input"
            maxLength={500}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
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
