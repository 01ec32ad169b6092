import type { FactImportCheck } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'
import type { FactWork } from './fact-work.ts'
import { planImport } from './plan-import.ts'
import { tellEntered } from './tell-entered.ts'
import { writeEntries } from './write-entries.ts'

/** What a file would do, row by row; nothing is written. Refuses as `planImport` does. */
export async function checkFactImport(
  scope: CoreReading,
  work: FactWork,
  { file }: { file: string },
): Promise<Result<FactImportCheck>> {
  const plan = await planImport(scope, work, file)
  return plan.ok ? ok(plan.value.check) : plan
}

/**
 * Saves the right rows of a file, exactly as they were shown when it was checked. Refuses `facts.import-changed` where
 * anything would come out differently now: another file, or a value that somebody has entered meanwhile.
 */
export async function importFacts(
  scope: CoreWriting,
  work: FactWork,
  { file, seen }: { file: string; seen: string },
): Promise<Result<{ saved: number }>> {
  const plan = await planImport(scope, work, file)
  if (!plan.ok) return plan
  const { check, right } = plan.value
  if (check.seen !== seen) return refuseCore('conflict', 'facts.import-changed')
  const outcomes = await writeEntries(scope, work, right)
  if (outcomes.some(({ saved }) => !saved)) return refuseCore('conflict', 'facts.import-changed')
  if (outcomes.length > 0) {
    await tellEntered(scope, { keys: outcomes.map(({ key }) => key), at: work.now })
    await appendAudit(scope, work.actor, {
      at: work.now,
      action: 'facts.import',
      subjectKind: 'unit',
      subjectId: work.actor.unitId,
      details: { values: outcomes.length, unitId: work.actor.unitId },
    })
  }
  return ok({ saved: outcomes.length })
}
