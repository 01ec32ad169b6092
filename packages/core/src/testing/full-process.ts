import type { ParameterDefault, ProcessDefinition } from '@linli/contract'
import type { DeclaredPermissions } from '../access/permission-table.ts'

const days = (key: string) => `full.${key}-days`

/** A process in which everything happens that can: branches, supplement, withdrawal, decision, appeal, clocks that act. */
export const fullProcess = {
  key: 'matter',
  initial: 'submitted',
  states: {
    submitted: {},
    supplement: {},
    review: {
      branches: {
        legality: {
          step: 'check-legality',
          to: { duty: 'full.legality' },
          permission: 'full:legality',
          clock: { key: 'legality', parameter: days('legality') },
          outcomes: { lawful: { verdict: 'for' }, unlawful: { verdict: 'against', reasonRequired: true } },
          refusalEnds: true,
        },
        consultation: {
          step: 'give-opinion',
          to: { given: 'consulted', kind: 'community' },
          permission: 'full:opinion',
          each: { least: { parameter: 'full.least-consulted' } },
          clock: { key: 'consultation', parameter: days('consultation'), lapse: 'silent' },
          outcomes: { agree: { verdict: 'for' }, object: { verdict: 'against' }, silent: { verdict: 'neutral' } },
        },
      },
      join: { rule: 'all', take: 'convene', otherwise: 'stop' },
    },
    completion: {},
    meeting: {},
    approved: { final: true },
    rejected: { final: true, appealable: true },
    reconsidered: {},
    confirmed: { final: true },
    stopped: { final: true },
    expired: { final: true },
    withdrawn: { final: true },
  },
  open: {
    clocks: [{ key: 'check', parameter: days('check'), remind: { parameter: 'full.remind-days' }, escalate: true }],
    todos: [{ step: 'check', to: 'overseer', permission: 'full:decide' }],
  },
  transitions: {
    accept: {
      from: ['submitted'],
      to: 'review',
      permission: 'full:decide',
      by: 'addressee',
      clocks: { stop: ['check'] },
    },
    return: {
      from: ['submitted'],
      to: 'supplement',
      kind: 'supplement',
      permission: 'full:decide',
      by: 'addressee',
      reasonRequired: true,
      limit: { parameter: 'full.supplement-limit' },
      clocks: { start: [{ key: 'supplement', parameter: days('supplement'), lapse: 'expire' }] },
      todos: [{ step: 'supplement', to: 'opener', permission: 'full:file' }],
    },
    supplement: {
      from: ['supplement'],
      to: 'submitted',
      kind: 'resubmission',
      permission: 'full:file',
      clocks: { stop: ['supplement'] },
      todos: [{ step: 'check', to: 'overseer', permission: 'full:decide' }],
    },
    expire: { from: ['supplement'], to: 'expired', kind: 'automatic', clocks: { stop: ['check', 'supplement'] } },
    'ask-more': {
      from: ['review'],
      to: 'completion',
      kind: 'supplement',
      permission: 'full:decide',
      todos: [{ step: 'supplement', to: 'opener', permission: 'full:file' }],
    },
    complete: { from: ['completion'], to: 'review', kind: 'resubmission', permission: 'full:file' },
    convene: {
      from: ['review'],
      to: 'meeting',
      kind: 'automatic',
      todos: [{ step: 'decide', to: 'overseer', permission: 'full:decide' }],
    },
    stop: { from: ['review'], to: 'stopped', kind: 'automatic', copies: ['opener'] },
    approve: {
      from: ['meeting'],
      to: 'approved',
      kind: 'decision',
      permission: 'full:decide',
      by: 'addressee',
      separate: true,
    },
    reject: {
      from: ['meeting'],
      to: 'rejected',
      kind: 'decision',
      permission: 'full:decide',
      by: 'addressee',
      reasonRequired: true,
      clocks: { start: [{ key: 'appeal-window', parameter: days('appeal') }] },
      copies: ['opener'],
    },
    appeal: {
      from: ['rejected'],
      to: 'reconsidered',
      kind: 'appeal',
      permission: 'full:file',
      appeal: { window: 'appeal-window', sameLevel: { parameter: 'full.same-level' } },
      clocks: { stop: ['appeal-window'] },
      todos: [{ step: 'reconsider', to: 'appeal-body', permission: 'full:decide' }],
    },
    uphold: { from: ['reconsidered'], to: 'confirmed', kind: 'review', permission: 'full:decide' },
    change: {
      from: ['reconsidered'],
      to: 'meeting',
      kind: 'review',
      permission: 'full:decide',
      todos: [{ step: 'decide', to: 'overseer', permission: 'full:decide' }],
    },
    withdraw: {
      from: ['submitted', 'supplement', 'review', 'completion'],
      to: 'withdrawn',
      kind: 'withdrawal',
      permission: 'full:file',
      reasonRequired: true,
      clocks: { stop: ['check', 'supplement'] },
    },
  },
} as const satisfies ProcessDefinition

export const fullPermissions: DeclaredPermissions = {
  'full:file': ['department-clerk'],
  'full:decide': ['office-clerk'],
  'full:legality': ['department-clerk'],
  'full:opinion': ['community-worker'],
}

const values: Readonly<Record<string, number | boolean>> = {
  [days('check')]: 3,
  [days('supplement')]: 5,
  [days('legality')]: 4,
  [days('consultation')]: 5,
  [days('appeal')]: 10,
  'full.remind-days': 1,
  'full.supplement-limit': 1,
  'full.least-consulted': 2,
  'full.same-level': true,
}

export const fullParameters: readonly ParameterDefault[] = Object.entries(values).map(([key, value]) => ({
  key,
  value,
  unit: 'working-days',
  validFrom: '2020-01-01',
  sourceDocument: 'a document',
  section: key,
}))
