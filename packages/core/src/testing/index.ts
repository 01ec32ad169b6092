export { coreAllowances } from './core-allowances.ts'
export { createTestCity, type TestCity, type TestCityOptions } from './create-test-city.ts'
export type { FixedClock } from './fixed-clock.ts'
export type { TestActor, TestTenant, TestUnit } from './test-tenant.ts'
