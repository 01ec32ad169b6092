export type { DeclaredForm } from './burden.policy.ts'
export { readBurden } from './read-burden.ts'
