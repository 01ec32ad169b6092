import type { UnitKind, UnitRow } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'
import { selectUnits } from './unit.queries.ts'

export interface UnitFilter {
  readonly kind?: UnitKind
  readonly parentId?: string
  /** The day of which the register is asked. */
  readonly on: DateText
}

/** The tenant's units that exist on a day, in the order of the register, each with its code of that day. */
export async function listUnits(scope: CoreReading, filter: UnitFilter): Promise<UnitRow[]> {
  const rows = await selectUnits(scope, filter)
  return rows.map(({ id, parentId, kind, name, overseer, code }) => ({
    id,
    kind,
    name,
    overseer,
    ...(parentId !== null && { parentId }),
    ...(code !== null && { code }),
  }))
}
