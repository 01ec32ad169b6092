import type { Actor } from '@linli/contract/trpc'
import { type DateText, dayOf, ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import { countDutiesOf } from '../duties/duty.queries.ts'
import type { CoreWriting } from '../scope.ts'
import { placeKinds } from './edit.policy.ts'
import { closeIdentifiers } from './identifier-edit.queries.ts'
import { type OpenedUnit, openForEdit } from './open-for-edit.ts'
import { tellChange } from './tell-change.ts'
import { insertUnitChanges, lockRegister } from './unit-change.queries.ts'
import { closeUnit, countChildren, countOpenTodos, hasRecords, selectPosts } from './unit-detail.queries.ts'

export interface UnitEnding {
  readonly id: string
  readonly version: number
  /** The first day on which it no longer exists. */
  readonly on: DateText
  readonly reason: string
  readonly at: Date
}

/**
 * Ends a unit and its codes, which others may have from then on; its records stay. Refuses as `openForEdit` does, with `unit.place-change-needed` for streets and communities,
 * `unit.estate-in-use` for an estate of which anything is recorded: it ends by a change of places, with its approval;
 * `unit.future`, `unit.end-before-start`, and while something stands below it, somebody holds a post in it, it holds a duty or something waits for it.
 */
export async function endUnit(scope: CoreWriting, actor: Actor, ending: UnitEnding): Promise<Result<void>> {
  await lockRegister(scope)
  const opened = await openForEdit(scope, actor, { unitId: ending.id, ...ending })
  if (!opened.ok) return opened
  const unit = opened.value
  const free = await checkEnding(scope, unit, ending)
  if (!free.ok) return free
  const { on, reason, at } = ending
  await closeUnit(scope, unit.id, on)
  await closeIdentifiers(scope, unit.id, on)
  const fields = [{ field: 'validTo', to: on }]
  await insertUnitChanges(scope, actor, [
    { unitId: unit.id, version: unit.nextVersion, at, action: 'end', reason, fields },
  ])
  const details = { name: unit.name, kind: unit.kind, on, reason }
  await tellChange(scope, [unit.id], at)
  await appendAudit(scope, actor, {
    at,
    action: 'organisation.end-unit',
    subjectKind: 'unit',
    subjectId: unit.id,
    details,
  })
  return ok(undefined)
}

async function checkEnding(scope: CoreWriting, unit: OpenedUnit, { on, at }: UnitEnding): Promise<Result<void>> {
  if (placeKinds.has(unit.kind)) return refuseCore('conflict', 'unit.place-change-needed')
  if (unit.kind === 'estate' && (await hasRecords(scope, unit.id))) return refuseCore('conflict', 'unit.estate-in-use')
  if (unit.overseer) return refuseCore('conflict', 'unit.overseer')
  const today = dayOf(at)
  if (on > today) return refuseCore('invalid', 'unit.future')
  if (on <= unit.validFrom) return refuseCore('invalid', 'unit.end-before-start', { from: unit.validFrom })
  const below = (await countChildren(scope, unit.id, today)).reduce((total, { count }) => total + count, 0)
  if (below > 0) return refuseCore('conflict', 'unit.has-children', { count: below })
  const held = (await selectPosts(scope, unit.id, today)).filter(({ holder }) => holder !== null).length
  if (held > 0) return refuseCore('conflict', 'unit.has-people', { count: held })
  const duties = await countDutiesOf(scope, unit.id, on)
  if (duties > 0) return refuseCore('conflict', 'unit.has-duties', { count: duties })
  const waiting = await countOpenTodos(scope, unit.id)
  return waiting > 0 ? refuseCore('conflict', 'unit.has-open-todos', { count: waiting }) : ok(undefined)
}
