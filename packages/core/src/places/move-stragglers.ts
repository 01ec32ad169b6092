import type { Database, TenantContext } from '@linli/database'
import { type Clock, today } from '@linli/kernel'
import { coreModule } from '../core-module.ts'
import type { PlaceServices } from './place-work.ts'
import { moveCases } from './place-writes.queries.ts'
import { selectStragglers } from './straggler.queries.ts'

const MAX_STEPS = 10

/**
 * Moves cases and to-dos that were opened for a unit in the very moment in which it ended: to its first successor, and on from
 * there while that one has ended too. Whoever opens one holds the unit, so there is nothing to move but what a correction by hand
 * or an older version has left.
 */
export async function moveStragglers(
  database: Database,
  { clock, finals }: Pick<PlaceServices, 'finals'> & { readonly clock: Clock },
  context: TenantContext,
): Promise<void> {
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const moved = await database.write(coreModule, context, async (scope) => {
      const rows = await selectStragglers(scope, finals, today(clock))
      for (const [eventId, late] of Map.groupBy(rows, (row) => row.eventId)) {
        const [first] = late
        if (first === undefined) continue
        const names = new Map(
          late.flatMap((row) => [[row.fromUnitId, row.from] as const, [row.toUnitId, row.to] as const]),
        )
        await moveCases(
          scope,
          late.map(({ caseId, fromUnitId, toUnitId }) => ({ caseId, fromUnitId, toUnitId })),
          {
            eventId,
            at: clock.now(),
            names: {
              person_name: first.recordedBy,
              post_title: first.recordedByTitle,
              unit_name: first.recordedByUnit,
              post_id: first.recordedByPost,
            },
            opinionOf: ({ fromUnitId, toUnitId }) => `${names.get(fromUnitId)} → ${names.get(toUnitId)}`,
          },
        )
      }
      return rows.length
    })
    if (moved === 0) return
  }
}
