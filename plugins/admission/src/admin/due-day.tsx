import { useWords } from './use-admission.ts'

/** The day a running deadline ends on; 暂定 where next year's calendar is not published yet. */
export function DueDay({ dueOn, provisional }: { dueOn?: string; provisional?: boolean }) {
  const { t } = useWords()
  if (!dueOn) return <span className="ln-hint">{t('page.no-deadline')}</span>
  return provisional ? t('page.provisional-day', { day: dueOn }) : dueOn
}
