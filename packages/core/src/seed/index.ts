export { inTurn } from './in-turn.ts'
export { type SeededPlaces, type SeedPlacesOptions, seedPlaces } from './seed-places.ts'
