import { schemesOfKind, type UnitKind, type UnitRow } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import type { CoreReading } from '../scope.ts'
import { selectUnits } from './unit.queries.ts'

export interface UnitFilter {
  readonly kind?: UnitKind
  readonly parentId?: string
  /** The day of which the register is asked. */
  readonly on: DateText
}

/** The administration's own levels; what lies in communities goes into the tens of thousands and is searched by the page. */
const administration: readonly UnitKind[] = ['city', 'district', 'department', 'street', 'community']

/**
 * The tenant's units that exist on a day, in the order of the register, each with its code of that day; without a filter
 * those of the administration.
 */
export async function listUnits(scope: CoreReading, { kind, parentId, on }: UnitFilter): Promise<UnitRow[]> {
  const kinds = kind === undefined ? (parentId === undefined ? administration : undefined) : [kind]
  const rows = await selectUnits(scope, { on, ...(kinds && { kinds }), ...(parentId !== undefined && { parentId }) })
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap(([row, ...more]) => {
    if (row === undefined) return []
    const { id, kind: unitKind, name, overseer } = row
    const code = firstCode(unitKind, [row, ...more])
    return {
      id,
      kind: unitKind,
      name,
      overseer,
      ...(row.parentId !== null && { parentId: row.parentId }),
      ...(code !== undefined && { code }),
    }
  })
}

/** The code that stands beside the name: the first that units of the kind have. */
function firstCode(kind: UnitKind, rows: readonly { readonly scheme: string | null; readonly code: string | null }[]) {
  for (const scheme of schemesOfKind[kind]) {
    const found = rows.find((row) => row.scheme === scheme)
    if (found) return found.code ?? undefined
  }
  return undefined
}
