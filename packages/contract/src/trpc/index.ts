/** Server side only: the browser reads `@linli/contract`, which knows nothing of tRPC's server. */
export { checkAccess } from './check-access.ts'
export { findHostileInput } from './find-hostile-input.ts'
export type { Actor, Principal, RequestLog, ServerRequest, WireContext } from './request.ts'
export { type RowRun, rowFault, runRows } from './run-rows.ts'
export { guardCall, type ProcedureMeta, wireOptions } from './wire.ts'
export {
  formatWireError,
  InputRefusalError,
  refusalOf,
  refusedSqlState,
  toWireError,
  type WireErrorShape,
} from './wire-errors.ts'
