import type { PostDetail } from '@linli/contract'
import { Field, TextInput } from '@linli/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDialog } from '../forms/act-dialog.tsx'
import { DayField } from '../people/day-field.tsx'
import { readToday } from '../people/describe-period.ts'
import { usePeopleChange } from '../people/people-queries.ts'
import { ReasonField } from '../people/reason-field.tsx'
import { coreClient } from '../wire/core-client.ts'
import { personLimits } from '../wire/text-limits.ts'

interface PostDialogProps {
  readonly act: 'rename' | 'close'
  readonly post: PostDetail
  readonly onClose: () => void
}

/** Gives a post another title, or takes it away from a day on. */
export function PostDialog({ act, post, onClose }: PostDialogProps) {
  const { t } = useTranslation()
  const [values, setValues] = useState({ title: post.title, on: readToday(), reason: '' })
  const [tried, setTried] = useState(false)
  const change = usePeopleChange(async ({ title, on, reason }: typeof values) => {
    const why = { postId: post.id, reason: reason.trim() }
    if (act === 'rename') await coreClient.posts.rename.mutate({ ...why, title: title.trim() })
    else await coreClient.posts.close.mutate({ ...why, on })
  })
  const complete = values.reason.trim() && (act === 'rename' ? values.title.trim() : values.on)
  const submit = () => {
    setTried(true)
    if (complete) change.mutate(values, { onSuccess: onClose })
  }
  return (
    <ActDialog danger={act === 'close'} title={t(`unit-posts.${act}`)} act={change} onClose={onClose} onSubmit={submit}>
      {act === 'rename' ? (
        <Field
          name="title"
          label={t('unit-posts.title')}
          error={tried && !values.title.trim() ? t('people.problem.title') : undefined}
        >
          {(control) => (
            <TextInput
              control={control}
              value={values.title}
              onChange={(title) => setValues({ ...values, title })}
              limit={personLimits.title}
            />
          )}
        </Field>
      ) : (
        <>
          <p>{t('unit-posts.close.note', { title: post.title })}</p>
          <DayField
            name="on"
            label={t('unit-posts.close.on')}
            value={values.on}
            onChange={(on) => setValues({ ...values, on })}
            error={tried && !values.on ? t('people.problem.date') : undefined}
          />
        </>
      )}
      <ReasonField
        value={values.reason}
        onChange={(reason) => setValues({ ...values, reason })}
        error={tried && !values.reason.trim() ? t('people.problem.reason') : undefined}
      />
    </ActDialog>
  )
}
