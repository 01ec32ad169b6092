import type { DateText } from '@linli/kernel'
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { CoreTables } from '../core-module.ts'
import type { FinalStates } from './process-catalogue.ts'

type CaseBuilder = ExpressionBuilder<CoreTables & { c: CoreTables['core.case_file'] }, 'c'>

/**
 * Whether a case `c` is open on a day: something is left to do in it, or a window in which its parties may appeal still runs.
 * One that is gone on with in another district is not.
 */
export function isOpen(eb: CaseBuilder, finals: readonly FinalStates[], on: DateText): Expression<SqlBool> {
  const concluded = finals.map(({ pluginId, process, states, appeals }) =>
    eb.and([
      eb('c.plugin_id', '=', pluginId),
      eb('c.process', '=', process),
      eb('c.state', 'in', states),
      ...appeals.map(({ state, window }) =>
        eb.not(eb.and([eb('c.state', '=', state), eb.exists(runningWindow(eb, window, on))])),
      ),
    ]),
  )
  return eb.and([eb('c.handed_to', 'is', null), eb.not(eb.or(concluded))])
}

function runningWindow(eb: CaseBuilder, key: string, on: DateText) {
  return eb
    .selectFrom('core.clock as w')
    .select('w.id')
    .whereRef('w.case_id', '=', 'c.id')
    .where('w.key', '=', key)
    .where('w.branch_id', 'is', null)
    .where('w.stopped_on', 'is', null)
    .where('w.due_on', '>=', on)
}
