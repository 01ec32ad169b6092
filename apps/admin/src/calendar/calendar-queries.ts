import type { CalendarView } from '@linli/contract'
import { queryOptions } from '@tanstack/react-query'
import { coreClient } from '../wire/core-client.ts'

export function calendarQuery(year: number) {
  return queryOptions({
    queryKey: ['calendar', year],
    queryFn: ({ signal }): Promise<CalendarView> => coreClient.calendar.year.query({ year }, { signal }),
  })
}
