export { type SeededPlaces, type SeedPlacesOptions, seedPlaces } from './seed-places.ts'
