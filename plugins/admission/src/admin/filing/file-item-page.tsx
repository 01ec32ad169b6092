import { useAdminHost, useMe } from '@linli/sdk/admin'
import { PageHeader, useDraft } from '@linli/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FileItemInput } from '../../contract/item-input.ts'
import { FailureNotice } from '../failure-notice.tsx'
import { Trail } from '../trail.tsx'
import { useAdmissionClient, useWords } from '../use-admission.ts'
import { useMutateOnce } from '../use-mutate-once.ts'
import { ItemForm } from './item-form.tsx'
import { emptyItemForm, toFileItemInput } from './item-form-values.ts'
import { readServerProblems } from './read-server-problems.ts'

/** A department asks communities for something: filed here, decided by the office. */
export function FileItemPage() {
  const { t } = useWords()
  const { navigate } = useAdminHost()
  const { person, post } = useMe()
  const draft = useDraft(`${person.id}.${post.id}.admission.item`, emptyItemForm)
  const file = useFileItem()
  const send = useMutateOnce(file)
  const serverProblems = readServerProblems(file.error, t)

  const submit = (values: typeof emptyItemForm) => {
    const input = toFileItemInput(values)
    if (!input) return
    send(input, {
      onSuccess: ({ id }) => {
        draft.drop()
        navigate(`/admission/items/${id}`)
      },
    })
  }
  return (
    <>
      <PageHeader title={t('page.items.file')} trail={<Trail to="/admission/items" label={t('page.items.title')} />} />
      <ItemForm
        draft={draft}
        serverProblems={serverProblems}
        submitLabel={t(file.isPending ? 'page.form.busy' : 'page.form.submit')}
        busy={file.isPending}
        onSubmit={submit}
        failure={
          file.error &&
          serverProblems.length === 0 && (
            <FailureNotice error={file.error} process="item" onReload={async () => file.reset()} />
          )
        }
      />
    </>
  )
}

function useFileItem() {
  const client = useAdmissionClient()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (input: FileItemInput) => client.item.file.mutate(input),
    onSuccess: () => queryClient.invalidateQueries(),
  })
}
