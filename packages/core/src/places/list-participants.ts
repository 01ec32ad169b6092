import type { Insertable } from 'kysely'
import { nameOf } from './name-of.ts'
import type { UnitKey } from './place-plan.ts'
import type { PlaceEventUnitTable, PlaceSuccessionTable } from './places.tables.ts'
import type { PlaceTouch } from './read-touch.ts'

interface Participation {
  readonly touch: PlaceTouch
  readonly eventId: string
  readonly idOf: (key: UnitKey) => string
}

/** Who takes part in an event, before and after it in the words of each side, and who follows whom. */
export function listParticipants({ touch, eventId, idOf }: Participation): {
  readonly units: readonly Insertable<PlaceEventUnitTable>[]
  readonly successions: readonly Insertable<PlaceSuccessionTable>[]
} {
  const { plan } = touch
  const goingOn = goingOnIn(touch)
  const before = [...new Set([...plan.ends, ...goingOn])]
  return {
    units: [
      ...before.flatMap((id) => sideOf(touch, { id, side: 'before', continues: !plan.ends.includes(id) })),
      ...goingOn.flatMap((id) => sideOf(touch, { id, side: 'after', continues: true })),
      ...plan.starts.map(({ key, kind, name, fullName, parentId, code, households }) => ({
        side: 'after' as const,
        unit_id: idOf(key),
        kind,
        name,
        full_name: fullName,
        parent_id: parentId,
        parent_name: nameOf(touch, parentId),
        code: code ?? null,
        households: households ?? null,
        continues: false,
      })),
    ].map((row) => ({ ...row, parent_id: row.parent_id === null ? null : idOf(row.parent_id), event_id: eventId })),
    successions: plan.successions.flatMap(({ unitId, successors }) =>
      successors.map((key, position) => ({
        event_id: eventId,
        unit_id: unitId,
        successor_id: idOf(key),
        position,
      })),
    ),
  }
}

/** Units of the register that are there on both sides. */
function goingOnIn({ plan, register }: PlaceTouch): string[] {
  const ended = new Set(plan.ends)
  const keys = [
    ...plan.changes.map(({ unitId }) => unitId),
    ...plan.successions.flatMap(({ unitId, successors }) => [unitId, ...successors]),
    ...plan.delegationStarts.map(({ area }) => area),
  ]
  return [...new Set(keys)].filter((key) => register.units.has(key) && !ended.has(key))
}

interface Side {
  readonly id: string
  readonly side: 'before' | 'after'
  readonly continues: boolean
}

function sideOf(touch: PlaceTouch, { id, side, continues }: Side) {
  const { register, plan, draft, codes } = touch
  const unit = register.units.get(id)
  if (unit === undefined) return []
  const changes = side === 'after' ? plan.changes.filter(({ unitId }) => unitId === id) : []
  const renamed = changes.find(({ name }) => name !== undefined)
  const parent = changes.find(({ parent }) => parent !== undefined)?.parent ?? unit.parentId
  const given = draft.given.find(({ unitId }) => unitId === id)
  const code = side === 'after' ? given?.code : codes.find(({ unitId }) => unitId === id)?.value
  return [
    {
      side,
      unit_id: id,
      kind: unit.kind,
      name: renamed?.name ?? unit.name,
      full_name: renamed?.fullName ?? unit.fullName,
      parent_id: parent,
      parent_name: parent === null ? null : parentName(touch, parent, side),
      code: code ?? null,
      households: side === 'after' ? (given?.households ?? null) : null,
      continues,
    },
  ]
}

function parentName(touch: PlaceTouch, key: UnitKey, side: 'before' | 'after'): string {
  const before = touch.register.units.get(key)?.name
  return side === 'before' && before !== undefined ? before : nameOf(touch, key)
}
