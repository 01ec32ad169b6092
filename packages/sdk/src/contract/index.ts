/** What a plugin's contract may use, in the server and in the browser: schemas, pages, and the wire types of the core. */
export {
  type CaseFile,
  type ClockReading,
  cursor,
  date,
  id,
  type Page,
  type ParameterUse,
  type PostRole,
  pageSize,
  postRoles,
  type RuleFinding,
  type RuleOutcome,
  type TimelineEntry,
  text,
  type UnitKind,
  type UnitRow,
  version,
  type WireError,
} from '@linli/contract'
export type { DateText, Refusal, RefusalKind, RefusalParams } from '@linli/kernel'
