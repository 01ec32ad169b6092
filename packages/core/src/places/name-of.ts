import type { UnitKey } from './place-plan.ts'
import type { PlaceTouch } from './read-touch.ts'

/** What a unit is called after an event. */
export function nameOf({ plan, register }: Pick<PlaceTouch, 'plan' | 'register'>, key: UnitKey): string {
  const changed = plan.changes.find(({ unitId }) => unitId === key)?.name
  return changed ?? register.units.get(key)?.name ?? plan.starts.find((start) => start.key === key)?.name ?? ''
}
