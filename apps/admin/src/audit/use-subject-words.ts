import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { unitsQuery } from '../organisation/units-query.ts'
import { useSession } from '../session/me-query.ts'
import { type AuditRow, readStep } from './audit-rows.ts'

/** What was acted on, by its name if anything tells it, and what else is known. */
export interface SubjectWords {
  readonly name: string | undefined
  readonly notes: readonly (string | undefined)[]
}

/** Words from the entries themselves, and from the list of units if any entry needs it at all. */
export function useSubjectWords(rows: readonly AuditRow[]): (row: AuditRow) => SubjectWords {
  const { t, i18n } = useTranslation()
  const names = useNames(rows)
  const say = (key: string, ns: string) => (i18n.exists(key, { ns }) ? t(key, { ns }) : undefined)
  const sayAccount = (account: unknown) => (typeof account === 'string' ? t('audit.account', { account }) : undefined)

  const describeCase = ({ action, details }: AuditRow): SubjectWords => {
    const { plugin, process } = readStep(action)
    if (action === 'clocks.recompute') return { name: undefined, notes: [describeChange(readText, details)] }
    const stateOf = (state: unknown) => say(`state.${process}.${state}`, plugin)
    return { name: say(`process.${process}`, plugin), notes: [describeChange(stateOf, details)] }
  }
  const describePerson = ({ details }: AuditRow, name: string | undefined): SubjectWords => {
    const role = readText(details.role)
    const unit = readText(details.unit) ?? names.units.get(readText(details.unitId) ?? '')
    return { name, notes: [sayAccount(details.account), unit, role && say(`role.${role}`, 'shell')] }
  }
  return (row) => {
    switch (row.subjectKind) {
      case 'case':
        return describeCase(row)
      case 'plugin':
        return { name: say('plugin.name', row.subjectId), notes: [] }
      case 'person':
        return describePerson(row, readText(row.details.person))
      case 'account':
        return { name: readText(row.details.person), notes: [sayAccount(row.details.account)] }
      case 'proposal':
        return { name: readText(row.details.person), notes: [readText(row.details.title)] }
      case 'post':
        return { name: readText(row.details.title), notes: [readText(row.details.unit)] }
      case 'tenant':
        return { name: readText(row.details.district), notes: readAccounts(row.details).map(sayAccount) }
      default:
        return { name: undefined, notes: [] }
    }
  }
}

function describeChange(wordOf: (value: unknown) => string | undefined, { from, to }: AuditRow['details']) {
  const [before, after] = [wordOf(from), wordOf(to)]
  return before && after ? `${before} → ${after}` : after
}

function useNames(rows: readonly AuditRow[]) {
  const { permissions } = useSession()
  const kinds = new Set(rows.map(({ subjectKind }) => subjectKind))
  const units = useQuery({
    ...unitsQuery,
    enabled: kinds.has('person') && permissions.includes('organisation:view'),
  }).data
  return { units: new Map((units ?? []).map(({ id, name }) => [id, name])) }
}

/** One an entry until the three administrators were told apart, and as many as were appointed since. */
function readAccounts({ account, accounts }: AuditRow['details']): readonly unknown[] {
  return Array.isArray(accounts) ? accounts : [account]
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
