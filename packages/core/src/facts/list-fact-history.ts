import type { FactHistory } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { hasEnded, mayReadFact, ownsFact } from './access.policy.ts'
import { selectLatestDefinitions } from './fact-definition.queries.ts'
import { toReading } from './fact-reading.ts'
import { selectHistory } from './fact-value.queries.ts'
import type { FactWork } from './fact-work.ts'
import { findSubjectInArea } from './read-unit-facts.ts'

/**
 * Everything that was entered of one fact of a unit in the actor's area, corrections and what they corrected, latest period
 * first. Refuses `unit.not-found` and `facts.not-found`, which is also the answer to a fact that the actor may not read.
 */
export async function listFactHistory(
  scope: CoreReading,
  work: FactWork,
  { unitId, key }: { unitId: string; key: string },
): Promise<Result<FactHistory>> {
  const subject = await findSubjectInArea(scope, work, unitId)
  if (subject === undefined) return refuseCore('not-found', 'unit.not-found')
  const standing = { unitId, inArea: true }
  const definition = (await selectLatestDefinitions(scope, work.today)).find((one) => one.key === key)
  if (definition === undefined || !mayReadFact(definition, work.actor, standing))
    return refuseCore('not-found', 'facts.not-found', { key })
  const rows = await selectHistory(scope, { unitId, key })
  return ok({
    definition,
    unit: { id: subject.id, name: subject.name },
    mayEnter: !hasEnded(definition, work.today) && ownsFact(definition, work.actor, standing),
    readings: rows.map(toReading),
  })
}
