import type { InboxRow } from '@linli/contract'

export type DeadlineGroup = 'overdue' | 'today' | 'this-week' | 'later'

export interface DeadlineSection {
  readonly key: DeadlineGroup
  readonly rows: readonly InboxRow[]
}

const ORDER: readonly DeadlineGroup[] = ['overdue', 'today', 'this-week', 'later']

/** What waits, by how soon it must be done; what has no running deadline comes last. Empty sections are left out. */
export function groupByDeadline(rows: readonly InboxRow[], today: string): readonly DeadlineSection[] {
  const sunday = endOfWeek(today)
  return ORDER.map((key) => ({ key, rows: rows.filter((row) => groupOf(row, today, sunday) === key) })).filter(
    (section) => section.rows.length > 0,
  )
}

function groupOf({ clock }: InboxRow, today: string, sunday: string): DeadlineGroup {
  if (!clock || clock.paused || clock.stopped) return 'later'
  if (clock.dueOn < today) return 'overdue'
  if (clock.dueOn === today) return 'today'
  return clock.dueOn <= sunday ? 'this-week' : 'later'
}

function endOfWeek(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  const daysLeft = (7 - date.getUTCDay()) % 7
  return new Date(date.getTime() + daysLeft * 86_400_000).toISOString().slice(0, 10)
}
