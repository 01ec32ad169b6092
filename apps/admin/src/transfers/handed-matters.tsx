import { type HandedMatter, placeTextLimits } from '@linli/contract'
import { Card, Chip, Field, formatMoment, TextArea } from '@linli/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDialog } from '../forms/act-dialog.tsx'
import { useTakeUpMatter } from './transfer-queries.ts'

/** What was open in the other district on the day, each to be gone on with here and ticked off. */
export function HandedMatters({ matters }: { readonly matters: readonly HandedMatter[] }) {
  const { t } = useTranslation()
  const [taking, setTaking] = useState<HandedMatter>()
  const open = matters.filter(({ takenUp }) => takenUp === undefined).length
  return (
    <Card title={t('transfers.matters')} aside={t('transfers.matters-open', { count: open })}>
      <ul className="transfers-list">
        {matters.map((matter) => (
          <Matter key={matter.id} matter={matter} onTake={() => setTaking(matter)} />
        ))}
      </ul>
      {taking && <TakeUp matter={taking} onClose={() => setTaking(undefined)} />}
    </Card>
  )
}

function Matter({ matter, onTake }: { readonly matter: HandedMatter; readonly onTake: () => void }) {
  const { t } = useTranslation()
  const { title, unit, pluginId, openedAt, history, takenUp } = matter
  return (
    <li>
      <div className="transfers-arrival">
        <span>
          <b>{title}</b>{' '}
          <span className="ln-hint">
            {[unit, t('plugin.name', { ns: pluginId, defaultValue: pluginId }), formatMoment(openedAt)].join(' · ')}
          </span>
        </span>
        {takenUp === undefined ? (
          <button type="button" className="ln-button" onClick={onTake}>
            {t('transfers.take-up')}
          </button>
        ) : (
          <Chip tone="ok" icon="check">
            {t('transfers.taken-up')}
          </Chip>
        )}
      </div>
      {takenUp && (
        <p className="ln-hint">
          {takenUp.note} · {takenUp.by} {formatMoment(takenUp.at)}
        </p>
      )}
      {history.length > 0 && (
        <details>
          <summary>{t('transfers.matter-history', { count: history.length })}</summary>
          <ol className="transfers-list">
            {history.map(({ at, by, post, unit: at_, action, opinion }) => (
              <li key={`${at} ${action}`} className="ln-hint">
                {[formatMoment(at), at_, post, by, opinion].filter(Boolean).join(' · ')}
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  )
}

function TakeUp({ matter, onClose }: { readonly matter: HandedMatter; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const take = useTakeUpMatter()
  const given = note.trim() !== ''
  const submit = () => {
    setTried(true)
    if (given) take.mutate({ id: matter.id, note }, { onSuccess: onClose })
  }
  return (
    <ActDialog title={t('transfers.take-up')} act={take} onClose={onClose} onSubmit={submit}>
      <p>{matter.title}</p>
      <Field
        name="takeUpNote"
        label={t('transfers.take-up-note')}
        hint={t('transfers.take-up-hint')}
        error={tried && !given ? t('transfers.problem.note') : undefined}
      >
        {(control) => (
          <TextArea control={control} rows={3} limit={placeTextLimits.reason} value={note} onChange={setNote} />
        )}
      </Field>
    </ActDialog>
  )
}
