export type { AuditedAct, AuditedActor } from './append-audit.ts'
export { type AuditRow, listAudit } from './list-audit.ts'
export { type AuditFault, type AuditVerdict, verifyAudit } from './verify-audit.ts'
