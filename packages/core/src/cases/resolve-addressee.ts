import type { Addressee, AppealRule } from '@linli/contract'
import { dayOf, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { findOverseer } from '../organisation/find-overseer.ts'
import { holdStandingUnit, holdStandingUnits } from '../organisation/hold-standing-unit.ts'
import { selectDutyHolderToHold } from '../organisation/unit.queries.ts'
import { findAppealBody } from './appeal-body.ts'
import type { CaseWork } from './case-work.ts'
import { findAbleUnit } from './find-able-unit.ts'

/** What an addressee is worked out from. */
export interface Addressing {
  readonly caseId: string
  /** The unit whose case it is. */
  readonly openerUnitId: string
  /** Somebody may not act in the case, so that a unit may have nobody left. */
  readonly recusals: boolean
  readonly units?: Readonly<Record<string, readonly string[]>>
  readonly appeal?: AppealRule
}

export interface Addressed {
  readonly unitIds: readonly string[]
  /** Of an appeal: it stays on the level that decided. */
  readonly sameLevel?: boolean
}

/**
 * The units that an addressee stands for now, held so that none of them ends under the hands of the step; the overseer cannot
 * end, and the case's own unit is held by its case. Refuses with `organisation.no-overseer`, `organisation.no-duty`,
 * `case.units-missing` (which units the step must name), `unit.not-found`, `unit.ended` and `case.no-appeal-body`.
 */
export async function resolveAddressee(
  work: CaseWork,
  to: Addressee,
  { permission, ...facts }: Addressing & { readonly permission?: string },
): Promise<Result<Addressed>> {
  if (to === 'appeal-body') {
    if (facts.appeal === undefined || permission === undefined) throw new Error('Only an appeal goes to an appeal body')
    const body = await findAppealBody(work, { caseId: facts.caseId, permission, rule: facts.appeal })
    if (!body.ok) return body
    const { unitId, sameLevel } = body.value
    const held = await holdStandingUnit(work.scope, { unitId, on: dayOf(work.clock.now()) })
    return held.ok ? ok({ unitIds: [unitId], sameLevel }) : held
  }
  const units = await unitsOf(work, to, { ...facts, ...(permission !== undefined && { permission }) })
  if (!units.ok || !facts.recusals || permission === undefined) return units
  const question = { caseId: facts.caseId, permission, from: 'here' } as const
  const able: string[] = []
  for (const unitId of units.value.unitIds) able.push((await findAbleUnit(work, { ...question, unitId })) ?? unitId)
  return ok({ unitIds: able })
}

async function unitsOf(
  work: CaseWork,
  to: Exclude<Addressee, 'appeal-body'>,
  { openerUnitId, units, caseId, permission }: Addressing & { readonly permission?: string },
): Promise<Result<Addressed>> {
  const one = (unitId: string) => ok({ unitIds: [unitId] })
  if (to === 'opener') return one(openerUnitId)
  if (to === 'overseer') {
    const overseer = await findOverseer(work.scope)
    return overseer === undefined ? refuseCore('conflict', 'organisation.no-overseer') : one(overseer.id)
  }
  if (to === 'above') {
    const { unitId } = work.actor
    const above =
      permission === undefined ? undefined : await findAbleUnit(work, { caseId, permission, unitId, from: 'above' })
    return one(above ?? unitId)
  }
  const on = dayOf(work.clock.now())
  if ('duty' in to) {
    const holder = await selectDutyHolderToHold(work.scope, to.duty, on)
    return holder === undefined ? refuseCore('conflict', 'organisation.no-duty', { duty: to.duty }) : one(holder)
  }
  const given = [...new Set(units?.[to.given] ?? [])]
  if (given.length === 0) return refuseCore('invalid', 'case.units-missing', { units: to.given })
  const held = await holdStandingUnits(work.scope, { unitIds: given, on })
  if (!held.ok) return held
  const foreign = held.value.some(({ kind }) => to.kind !== undefined && kind !== to.kind)
  return foreign ? refuseCore('not-found', 'unit.not-found') : ok({ unitIds: given })
}
