import type { FactEntry, FactOutcome, FactWay } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import type { CoreWriting } from '../scope.ts'
import type { FactWork } from './fact-work.ts'
import { findSubjectInArea } from './read-unit-facts.ts'
import { tellEntered } from './tell-entered.ts'
import { planEntries, writeEntries } from './write-entries.ts'

export interface FactsEntered {
  readonly unitId: string
  readonly entries: readonly FactEntry[]
  readonly way: FactWay
}

/**
 * Enters facts of one unit, each on its own: what is right is saved, and every entry is told what became of it. Refuses
 * `unit.not-found` for a unit outside the actor's area. An entry is refused `facts.not-found`, `facts.not-yours`,
 * `facts.wrong-subject`, `facts.period-*`, `facts.not-a-value`, `facts.out-of-range`, `facts.reason-*`, `facts.unchanged`
 * `unit.ended` for a time after its end, and `facts.changed` (who entered what meanwhile).
 */
export async function enterFacts(
  scope: CoreWriting,
  work: FactWork,
  { unitId, entries, way }: FactsEntered,
): Promise<Result<FactOutcome[]>> {
  const subject = await findSubjectInArea(scope, work, unitId)
  if (subject === undefined) return refuseCore('not-found', 'unit.not-found')
  const plan = await planEntries(
    scope,
    work,
    entries.map((entry) => ({ ...entry, subject, way })),
  )
  const outcomes = await writeEntries(scope, work, plan)
  const saved = outcomes.filter((outcome) => outcome.saved)
  if (saved.length > 0) {
    await tellEntered(scope, { keys: saved.map(({ key }) => key), at: work.now })
    await appendAudit(scope, work.actor, {
      at: work.now,
      action: saved.some(({ corrects }) => corrects) ? 'facts.correct' : 'facts.enter',
      subjectKind: 'unit',
      subjectId: unitId,
      details: { facts: saved.map(({ key, period }) => `${key} ${period}`).join(', '), unitId },
    })
  }
  return ok(outcomes.map(({ corrects: _corrects, ...outcome }) => outcome))
}
