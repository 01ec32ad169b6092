/** What a unit of the register is and has: tables that server and browser share, without any library. */
export * from '../unit-kinds.ts'
export * from './find-attribute-problem.ts'
export * from './identifiers.ts'
export * from './unit-attributes.ts'
