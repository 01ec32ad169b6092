import { useTranslation } from 'react-i18next'
import type { AuditRow } from './audit-rows.ts'
import type { SubjectWords } from './use-subject-words.ts'
import './audit.css'

const ID = /^[0-9a-f]{8}-/

/** What was acted on in words, more about it and its id small below: the id is shortened to the eye only, and is copied whole. */
export function AuditSubject({ row: { subjectKind, subjectId }, words }: { row: AuditRow; words: SubjectWords }) {
  const { t } = useTranslation()
  const kind = t(`audit-subject.${subjectKind}`, { defaultValue: t('audit-subject.other') })
  const notes = words.notes.filter(Boolean).join(' · ')
  return (
    <>
      {words.name ?? kind}
      <div className="ln-hint audit-subject">
        <span>{notes || (words.name && kind)}</span>
        {ID.test(subjectId) && (
          <span className="ln-code audit-id" title={subjectId}>
            {subjectId}
          </span>
        )}
      </div>
    </>
  )
}
