import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createPluginApi, defineMetric, definePlugin, defineProcess, ok, type PluginDefinition } from './index.ts'

const { router, query } = createPluginApi<Record<never, never>>()

const process = defineProcess({
  key: 'note',
  initial: 'open',
  states: { open: {}, closed: { final: true } },
  open: { clocks: [{ key: 'answer', parameter: 'memo.answer-days' }] },
  transitions: {
    close: {
      from: ['open'],
      to: 'closed',
      permission: 'memo:write',
      clocks: { stop: ['answer'] },
    },
  },
})

const migration = { up: async () => {}, down: async () => {} }

const words = {
  'plugin.name': 'Memo',
  'plugin.description': 'Notes',
  'permission.write': 'Write',
  'process.note': 'Note',
  'state.note.open': 'Open',
  'state.note.closed': 'Closed',
  'action.note.open': 'Opened',
  'action.note.close': 'Close',
  'clock.answer': 'Answer',
  'metric.memo.notes': 'Notes',
  'unit.notes': 'notes',
  'parameter.memo.answer-days': 'Days to answer',
  'unit.working-days': 'working days',
  'refusal.memo.full': 'Full',
}

const sound: PluginDefinition<'memo'> = {
  id: 'memo',
  version: '1.0.0',
  permissions: { 'memo:write': ['office-clerk'] },
  processes: [process],
  metrics: [defineMetric({ key: 'memo.notes', unit: 'notes', level: 'district' })],
  parameters: [
    {
      key: 'memo.answer-days',
      value: 3,
      unit: 'working-days',
      validFrom: '2026-01-01',
      sourceDocument: 'product default',
      section: '',
    },
  ],
  refusals: ['memo.full'],
  events: [],
  migrations: { '0001-notes': migration },
  router: router({ list: query({ permission: 'memo:write', input: z.object({}), run: async () => ok([]) }) }),
  locales: { 'zh-CN': words, en: words },
}

describe('definePlugin', () => {
  test('takes a sound definition', () => {
    expect(definePlugin(sound)).toBe(sound)
  })

  const { 'refusal.memo.full': _full, ...withoutRefusal } = words
  const { close } = process.transitions

  test.each<[string, Partial<PluginDefinition>]>([
    ['id Memo-Pad is not one lower-case word', { id: 'Memo-Pad' }],
    ['id core belongs to the core', { id: 'core' }],
    ['id people belongs to the core', { id: 'people', permissions: { 'people:manage': ['community-worker'] } }],
    ['id premises belongs to the core', { id: 'premises' }],
    ['version 1 is not major.minor.patch', { version: '1' }],
    ['permission other:write is not memo:<name>', { permissions: { 'memo:write': [], 'other:write': [] } }],
    ['metric notes is not memo.<name>', { metrics: [{ key: 'notes', unit: 'notes', level: 'district' }] }],
    ['en has no message refusal.memo.full', { locales: { 'zh-CN': words, en: withoutRefusal } }],
    ['zh-CN has no message refusal.memo.gone', { refusals: ['memo.full', 'memo.gone'] }],
    ['procedure list asks for the undeclared permission memo:write', { permissions: { 'memo:read': [] } }],
    ['clock answer reads the undeclared parameter memo.answer-days', { parameters: [] }],
    ['process note is declared twice', { processes: [process, process] }],
    ['migration notes is not named like 0001-items', { migrations: { notes: migration } }],
    ['migration 0002-more has no way down', { migrations: { '0002-more': { up: async () => {} } } }],
    [
      'state lost cannot be reached',
      { processes: [{ ...process, states: { ...process.states, lost: { final: true } } }] },
    ],
    ['state open has no way out and is not final', { processes: [{ ...process, transitions: {} }] }],
    [
      'state closed is final, yet an action leaves it',
      { processes: [{ ...process, transitions: { close, reopen: { ...close, from: ['closed'], to: 'open' } } }] },
    ],
    ['state gone is not declared', { processes: [{ ...process, transitions: { close: { ...close, to: 'gone' } } }] }],
    [
      'action close handles the clock reply, which nothing starts',
      { processes: [{ ...process, transitions: { close: { ...close, clocks: { stop: ['reply'] } } } }] },
    ],
    [
      'action close asks for the undeclared permission memo:close',
      { processes: [{ ...process, transitions: { close: { ...close, permission: 'memo:close' } } }] },
    ],
  ])('refuses one in which %s', (problem, change) => {
    expect(() => definePlugin({ ...sound, ...change })).toThrow(problem)
  })

  test('names every problem at once', () => {
    expect(() => definePlugin({ ...sound, version: '1', parameters: [] })).toThrow(
      /version 1.*\n.*undeclared parameter/s,
    )
  })
})
