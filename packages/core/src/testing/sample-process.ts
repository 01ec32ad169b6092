import type { ParameterDefault, ProcessDefinition } from '@linli/contract'
import type { DeclaredPermissions } from '../access/permission-table.ts'

/** A process with everything that a process can have, for tests of what runs processes. */
export const sampleProcess = {
  key: 'request',
  initial: 'submitted',
  states: { submitted: {}, supplement: {}, accepted: {}, done: { final: true }, withdrawn: { final: true } },
  transitions: {
    accept: {
      from: ['submitted'],
      to: 'accepted',
      permission: 'sample:decide',
      clocks: { stop: ['check'], start: [{ key: 'decision', parameter: 'sample.decision-days' }] },
      todos: [{ step: 'decide', to: 'overseer', permission: 'sample:decide' }],
    },
    return: {
      from: ['submitted'],
      to: 'supplement',
      kind: 'supplement',
      permission: 'sample:decide',
      reasonRequired: true,
      todos: [{ step: 'supplement', to: 'opener', permission: 'sample:file' }],
    },
    supplement: {
      from: ['supplement'],
      to: 'submitted',
      kind: 'resubmission',
      permission: 'sample:file',
      todos: [{ step: 'check', to: 'overseer', permission: 'sample:decide' }],
    },
    finish: { from: ['accepted'], to: 'done', permission: 'sample:decide', clocks: { stop: ['decision'] } },
    withdraw: {
      from: ['submitted', 'supplement'],
      to: 'withdrawn',
      permission: 'sample:file',
      clocks: { stop: ['check'] },
    },
  },
  open: {
    clocks: [{ key: 'check', parameter: 'sample.check-days' }],
    todos: [{ step: 'check', to: 'overseer', permission: 'sample:decide' }],
  },
} as const satisfies ProcessDefinition

export const samplePermissions: DeclaredPermissions = {
  'sample:file': ['department-clerk'],
  'sample:decide': ['office-clerk'],
}

export const sampleParameters: readonly ParameterDefault[] = [
  {
    key: 'sample.check-days',
    value: 3,
    unit: 'working-days',
    validFrom: '2020-01-01',
    sourceDocument: 'a document',
    section: '1',
  },
  {
    key: 'sample.decision-days',
    value: 15,
    unit: 'working-days',
    validFrom: '2020-01-01',
    sourceDocument: 'a document',
    section: '2',
  },
]
