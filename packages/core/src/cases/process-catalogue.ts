import type { ProcessDefinition } from '@linli/contract'
import type { RegisteredProcess } from './registered-process.ts'

/** The states of a process in which nothing is left to do, but for an appeal while its window runs. */
export interface FinalStates {
  readonly pluginId: string
  readonly process: string
  readonly states: readonly string[]
  readonly appeals: readonly { readonly state: string; readonly window: string }[]
}

/** A process in which nobody learns who opened a case. */
export interface ConfidentialProcess {
  readonly pluginId: string
  readonly process: string
}

export interface ProcessCatalogue {
  readonly finals: readonly FinalStates[]
  readonly confidential: readonly ConfidentialProcess[]
  /** @throws when the plugin has no such process: only code names processes, never a user */
  get(pluginId: string, process: string): ProcessDefinition
}

/** Whether any state of the process opens branches. */
export function hasBranches({ states }: ProcessDefinition): boolean {
  return Object.values(states).some(({ branches }) => branches !== undefined)
}

/** Checks every process once, so that a mistake in a definition shows at the start and not in a case. */
export function createProcessCatalogue(processes: readonly RegisteredProcess[]): ProcessCatalogue {
  const byName = new Map<string, ProcessDefinition>()
  for (const { pluginId, definition } of processes) {
    const name = `${pluginId}/${definition.key}`
    if (byName.has(name)) throw new Error(`The process ${name} is defined twice`)
    assertSound(name, definition)
    byName.set(name, definition)
  }
  return {
    finals: processes.flatMap(({ pluginId, definition }) => {
      const states = Object.keys(definition.states).filter((state) => definition.states[state]?.final)
      if (states.length === 0) return []
      return [{ pluginId, process: definition.key, states, appeals: appealsFrom(definition, states) }]
    }),
    confidential: processes.flatMap(({ pluginId, definition: { key, confidentialOpener = false } }) =>
      confidentialOpener ? [{ pluginId, process: key }] : [],
    ),
    get(pluginId, process) {
      const definition = byName.get(`${pluginId}/${process}`)
      if (definition === undefined) throw new Error(`The plugin ${pluginId} has no process ${process}`)
      return definition
    },
  }
}

function appealsFrom({ states, transitions }: ProcessDefinition, finals: readonly string[]): FinalStates['appeals'] {
  return Object.values(transitions).flatMap(({ from, appeal }) => {
    if (appeal === undefined) return []
    const appealable = from.filter((state) => finals.includes(state) && states[state]?.appealable)
    return appealable.map((state) => ({ state, window: appeal.window }))
  })
}

function assertSound(name: string, { initial, states, transitions }: ProcessDefinition): void {
  const assertState = (state: string, where: string) => {
    if (!Object.hasOwn(states, state)) throw new Error(`The process ${name} has no state ${state} (${where})`)
  }
  assertState(initial, 'initial')
  for (const [state, { join }] of Object.entries(states)) {
    for (const action of [join?.take, join?.otherwise]) {
      if (action === undefined || transitions[action]?.kind === 'automatic') continue
      throw new Error(`The process ${name} has no automatic action ${action} (join of ${state})`)
    }
  }
  for (const [action, { from, to, kind }] of Object.entries(transitions)) {
    assertState(to, action)
    for (const state of from) {
      assertState(state, action)
      if (states[state]?.final && kind !== 'appeal')
        throw new Error(`The process ${name} leaves its final state ${state} by ${action}`)
    }
  }
}
