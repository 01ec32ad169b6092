import { CORE_CASES, type ObligationKind, obligationKinds, type ProcessDefinition } from '@linli/contract'
import type { RegisteredProcess } from '../cases/registered-process.ts'
import { COVER_DAYS, SET_UP_DAYS, TRANSFER_DAYS } from './obligation-parameters.ts'

/** The case's unit by which an obligation waits, and those that are sent a copy, as `openObligation` names them. */
export const HOLDER = 'holder'

interface Kind {
  readonly permission: string
  /** The parameter with the working days from the day on which the cause was found. */
  readonly days?: string
}

const kinds: Readonly<Record<ObligationKind, Kind>> = {
  'set-up': { permission: 'organisation:change', days: SET_UP_DAYS },
  scale: { permission: 'organisation:change' },
  cover: { permission: 'organisation:change', days: COVER_DAYS },
  // each is due with its own fact, see `Cause.term`
  facts: { permission: 'facts:enter' },
  transfer: { permission: 'tenancy:transfer', days: TRANSFER_DAYS },
}

/** The permissions by which anything of this kind is done, or set aside. */
export const settingAside: readonly string[] = [...new Set(Object.values(kinds).map(({ permission }) => permission))]

/** What is done about an obligation is done elsewhere; its case ends by itself then, or by whoever says why not. */
function processOf(key: ObligationKind): ProcessDefinition {
  const { permission, days } = kinds[key]
  const clocks = { stop: ['due'] }
  return {
    key,
    initial: 'open',
    states: { open: {}, 'set-aside': { final: true }, ceased: { final: true } },
    transitions: {
      'set-aside': { from: ['open'], to: 'set-aside', permission, by: 'addressee', reasonRequired: true, clocks },
      cease: { from: ['open'], to: 'ceased', kind: 'automatic', clocks },
    },
    open: {
      ...(days !== undefined && { clocks: [{ key: 'due', parameter: days }] }),
      todos: [{ step: `attend-${key}`, to: { given: HOLDER }, permission }],
    },
  }
}

/** The core's own processes, run by the same engine as those of plugins. */
export const obligationProcesses: readonly RegisteredProcess[] = obligationKinds.map((kind) => ({
  pluginId: CORE_CASES,
  definition: processOf(kind),
}))
