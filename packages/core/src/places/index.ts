export { applyDueEvents } from './apply-due-events.ts'
export { cancelPlaceEvent } from './cancel-place-event.ts'
export { getPlaceEvent } from './get-place-event.ts'
export { getUnitHistory } from './get-unit-history.ts'
export { listCover } from './list-cover.ts'
export { listPlaceEvents } from './list-place-events.ts'
export { listPlaceParts } from './list-place-parts.ts'
export type { PlaceFollower, PlaceServices } from './place-work.ts'
export { previewPlaceEvent } from './preview-place-event.ts'
export { readChangeMap } from './read-change-map.ts'
export {
  findDelegate,
  findUnitOn,
  listPredecessors,
  listSuccessors,
  readRegister,
  type UnitOnDay,
} from './read-register.ts'
export { recordPlaceEvent } from './record-place-event.ts'
