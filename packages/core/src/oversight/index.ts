export { type DistrictsQuery, readDistricts } from './read-districts.ts'
