import { z } from 'zod'
import { id } from './schemas.ts'
import { type UnitKind, unitKinds } from './unit-kinds.ts'

export const unitListInput = z.object({ kind: z.enum(unitKinds).optional(), parentId: id.optional() })

export interface UnitRow {
  readonly id: string
  readonly parentId?: string
  readonly kind: UnitKind
  readonly name: string
  /** The civil-affairs office or whoever holds its duty today (the overseer). */
  readonly overseer: boolean
  /** The identifier valid today: GB/T 2260 for a district, the statistical code below it. */
  readonly code?: string
}
