export { asSuperuser, withSuperuser } from './as-superuser.ts'
export { type CatalogueAllowances, mergeAllowances } from './catalogue/allowances.ts'
export { type CatalogueFault, findCatalogueFaults } from './catalogue/find-catalogue-faults.ts'
export { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from './create-test-database.ts'
