export { findParameterUses } from './find-parameter-uses.ts'
export { getParameter } from './get-parameter.ts'
export type { NewParameter } from './parameter.queries.ts'
export { publishParameters } from './publish-parameters.ts'
