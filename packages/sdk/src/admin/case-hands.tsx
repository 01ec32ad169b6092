import type { CaseCourse, WaitingFor } from '@linli/contract'
import { Card, ErrorNotice } from '@linli/ui'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAdminHost } from './admin-host.ts'
import { type CaseWords, useCaseWords } from './case-words.ts'

// dialogs come with what draws them, and only when one is asked for
const RecuseDialog = lazy(async () => ({ default: (await import('./recuse-dialog.tsx')).RecuseDialog }))
const DelegateDialog = lazy(async () => ({ default: (await import('./delegate-dialog.tsx')).DelegateDialog }))

interface CaseHandsProps {
  readonly course: CaseCourse
  /** Fetches the case again. */
  readonly reload: () => Promise<unknown>
}

/** For whom a case waits, and what anybody concerned may do about that: ask for it, step back, hand it on, fetch it back. */
export function CaseHands({ course, reload }: CaseHandsProps) {
  const { t } = useTranslation('ui')
  const words = useCaseWords(course.file.process)
  const { cases, describeError } = useAdminHost()
  const [asked, setAsked] = useState<'recuse' | WaitingFor>()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const act = async (run: () => Promise<unknown>) => {
    setBusy(true)
    setError(undefined)
    await run().then(reload).catch(setError)
    setBusy(false)
  }
  const close = () => setAsked(undefined)
  const { waiting, recused, mayRecuse, mayUrge, file } = course
  if (waiting.length === 0 && !recused) return null
  return (
    <Card title={t('case.waiting')}>
      {recused && <p>{t('case.recused')}</p>}
      <ul className="ln-waiting">
        {waiting.map((todo) => (
          <li key={todo.todoId}>
            <WaitingText todo={todo} words={words} />
            {todo.mayDelegate && (
              <button type="button" className="ln-button" onClick={() => setAsked(todo)}>
                {t('case.delegate')}
              </button>
            )}
            {todo.mayRecall && (
              <button
                type="button"
                className="ln-button"
                disabled={busy}
                onClick={() => act(() => cases.recall({ todoId: todo.todoId }))}
              >
                {t('case.recall')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {(mayUrge || mayRecuse) && (
        <div className="ln-waiting__actions">
          {mayUrge && (
            <button
              type="button"
              className="ln-button"
              disabled={busy}
              onClick={() => act(() => cases.urge({ caseId: file.id }))}
            >
              {t('case.urge')}
            </button>
          )}
          {mayRecuse && (
            <button type="button" className="ln-button" onClick={() => setAsked('recuse')}>
              {t('case.recuse')}
            </button>
          )}
        </div>
      )}
      {error !== undefined && <ErrorNotice error={describeError(error)} />}
      <Suspense>
        {asked === 'recuse' && <RecuseDialog caseId={file.id} reload={reload} onClose={close} />}
        {asked !== undefined && asked !== 'recuse' && (
          <DelegateDialog
            todoIds={[asked.todoId]}
            send={async ({ todoIds: [todoId = ''], ...to }) => {
              await cases.delegate({ todoId, ...to })
              await reload()
            }}
            onClose={close}
          />
        )}
      </Suspense>
    </Card>
  )
}

function WaitingText({ todo, words }: { todo: WaitingFor; words: CaseWords }) {
  const { t } = useTranslation('ui')
  const named = { ...todo, step: words.step(todo.step) }
  return (
    <div>
      {t(todo.post ? 'case.waiting-post' : 'case.waiting-for', named)}
      {todo.delegation && <div className="ln-hint">{t('case.waiting-delegated', { ...todo.delegation })}</div>}
    </div>
  )
}
