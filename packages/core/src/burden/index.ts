export type { DeclaredForm } from './burden.policy.ts'
export { makeBurdenFile } from './make-burden-file.ts'
export { readBurden } from './read-burden.ts'
