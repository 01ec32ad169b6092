import { defineProcess } from '@linli/sdk/server'
import type { ItemAction, ItemState } from '../contract/index.ts'

/**
 * From application to the list (秦办发〔2011〕27号 七(一) "准入制度"). Who is not named by the clause decides nothing here: the
 * department files, supplements and withdraws; the district's overseer accepts and decides. A returned application stops the
 * clocks, and acceptance after it starts the decision anew.
 */
export const itemProcess = defineProcess<ItemState, ItemAction>({
  key: 'item',
  initial: 'submitted',
  states: {
    submitted: {},
    supplement: {},
    accepted: {},
    'in-force': { final: true },
    rejected: { final: true },
    withdrawn: { final: true },
  },
  open: {
    clocks: [{ key: 'completeness-check', parameter: 'admission.completeness-check-days' }],
    todos: [{ step: 'check-item', to: 'overseer', permission: 'admission:decide' }],
  },
  transitions: {
    accept: {
      from: ['submitted'],
      to: 'accepted',
      permission: 'admission:decide',
      clocks: {
        stop: ['completeness-check'],
        start: [
          {
            key: 'decision',
            parameter: 'admission.decision-days',
            remind: { parameter: 'admission.remind-days' },
            escalate: true,
          },
        ],
      },
      todos: [{ step: 'decide-item', to: 'overseer', permission: 'admission:decide' }],
    },
    'return-for-supplement': {
      from: ['submitted', 'accepted'],
      to: 'supplement',
      kind: 'supplement',
      limit: { parameter: 'admission.supplement-limit' },
      permission: 'admission:decide',
      reasonRequired: true,
      clocks: { stop: ['completeness-check', 'decision'] },
      todos: [{ step: 'supplement-item', to: 'opener', permission: 'admission:file' }],
    },
    supplement: {
      from: ['supplement'],
      to: 'submitted',
      kind: 'resubmission',
      permission: 'admission:file',
      clocks: { start: [{ key: 'completeness-check', parameter: 'admission.completeness-check-days' }] },
      todos: [{ step: 'check-item', to: 'overseer', permission: 'admission:decide' }],
    },
    approve: {
      from: ['accepted'],
      to: 'in-force',
      kind: 'decision',
      permission: 'admission:decide',
      clocks: { stop: ['decision'] },
    },
    reject: {
      from: ['submitted', 'accepted'],
      to: 'rejected',
      kind: 'decision',
      permission: 'admission:decide',
      reasonRequired: true,
      clocks: { stop: ['completeness-check', 'decision'] },
    },
    withdraw: {
      from: ['submitted', 'supplement', 'accepted'],
      to: 'withdrawn',
      kind: 'withdrawal',
      permission: 'admission:file',
      reasonRequired: true,
      clocks: { stop: ['completeness-check', 'decision'] },
    },
  },
})
