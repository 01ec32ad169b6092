export type {
  Addressee,
  ArrivedUnit,
  BranchDefinition,
  CaseCourse,
  CaseFile,
  ClockReading,
  FactOutcome,
  FactType,
  FormDefinition,
  FormField,
  ParameterDefault,
  ParameterUse,
  PlaceChange,
  PostRole,
  ProcessDefinition,
  Rule,
  RuleFinding,
  RuleQuestion,
  StateDefinition,
  TimelineEntry,
  TransitionDefinition,
  TypedParameter,
  Verdict,
} from '@linli/contract'
export { amount, ask, choice, defineRule, share, textValue, wholeNumber, yesNo } from '@linli/contract'
export {
  type DateText,
  isId,
  newId,
  ok,
  type Refusal,
  type RefusalKind,
  type RefusalParams,
  type Result,
  refuse,
  valueOrThrow,
} from '@linli/kernel'
export { checkPlugin } from './check-plugin.ts'
export type { DailyContext, DailyWork } from './daily-work.ts'
export { defineMetric, type MetricDefinition } from './define-metric.ts'
export { definePlugin } from './define-plugin.ts'
export { defineProcess, possibleActions } from './define-process.ts'
export type { DemoActor, DemoCaller, DemoMoment, DemoPost, DemoStage } from './demo-stage.ts'
export { dutiesOf } from './duties-of.ts'
export { evaluateRules } from './evaluate-rules.ts'
export type { PlaceContext, PlaceHeld, PlaceSpec, PlaceWork } from './place-work.ts'
export { createPluginApi, type ProcedureSpec } from './plugin-api.ts'
export type { PluginCall } from './plugin-call.ts'
export type {
  BranchAnswer,
  CaseReader,
  CaseTransition,
  CaseWriter,
  Events,
  Metrics,
  NamedUnits,
  OpenCase,
  Parameters,
  People,
  PluginActor,
  PluginLog,
  PluginPerson,
  PluginUnit,
  ReadContext,
  StepWords,
  Units,
  WriteContext,
} from './plugin-context.ts'
export {
  type PluginDefinition,
  type PluginLanguage,
  type PluginMessages,
  pluginLanguages,
} from './plugin-definition.ts'
export type { FactReader, FactWriter, NewFactValue, PluginFact } from './plugin-facts.ts'
export { type ProcedureFacts, proceduresOf } from './procedures-of.ts'
export { protectTable, type TableRight } from './protect-table.ts'
export { requiredMessages } from './required-messages.ts'
export type { CoreViews, PluginReader, PluginWriter, TenantId } from './tables.ts'
