import type { InboxFigures } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import type { DateText, WorkingDayCalendar } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'
import { selectFigures } from './inbox.queries.ts'

export interface FiguresQuery {
  readonly actor: Actor
  readonly calendar: WorkingDayCalendar
  readonly today: DateText
}

/** How much waits for the actor's post, and whether today is a working day. */
export async function readInboxFigures(
  scope: CoreReading,
  { actor, calendar, today }: FiguresQuery,
): Promise<InboxFigures> {
  const { unitId, postId, personId } = actor
  const counted = await selectFigures(scope, { unitId, postId, personId, permissions: [...actor.permissions], today })
  return { ...counted, today, workingDay: calendar.isWorkingDay(today) }
}
