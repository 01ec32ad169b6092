import type { PlacePart } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreReading } from '../scope.ts'
import { selectRegister } from './place-register.queries.ts'
import { childrenOf } from './place-register.ts'

/** What goes with the units into which one is split, in the order of the register. Refuses with `unit.not-found`. */
export async function listPlaceParts(scope: CoreReading, unitId: string): Promise<Result<PlacePart[]>> {
  const register = await selectRegister(scope, [unitId])
  if (!register.units.has(unitId)) return refuseCore('not-found', 'unit.not-found')
  const own = childrenOf(register, unitId)
  const lookedAfter = register.delegations
    .filter(({ delegateId }) => delegateId === unitId)
    .flatMap(({ areaId }) => register.units.get(areaId) ?? [])
  return ok([
    ...own.map(({ id, kind, name }) => ({ id, kind, name })),
    ...lookedAfter.map(({ id, kind, name }) => ({ id, kind, name, delegated: true as const })),
  ])
}
