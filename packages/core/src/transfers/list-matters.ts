import type { HandedMatter } from '@linli/contract'
import type { CoreReading } from '../scope.ts'
import { selectMatters } from './matter.queries.ts'

/** What was open in the other district on the day, what has not been taken up first. */
export async function listMatters(scope: CoreReading, transferId: string): Promise<HandedMatter[]> {
  const rows = await selectMatters(scope, transferId)
  return rows.map(({ openedAt, takenUpAt, takenUpBy, takenUpNote, ...row }) => ({
    ...row,
    openedAt: openedAt.toISOString(),
    ...(takenUpAt !== null && {
      takenUp: { at: takenUpAt.toISOString(), by: takenUpBy ?? '', note: takenUpNote ?? '' },
    }),
  }))
}
