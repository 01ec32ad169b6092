export { getParameter, type Parameter } from './get-parameter.ts'
export type { NewParameter } from './parameter.queries.ts'
export type { ParameterValue } from './parameter.tables.ts'
export { publishParameters } from './publish-parameters.ts'
