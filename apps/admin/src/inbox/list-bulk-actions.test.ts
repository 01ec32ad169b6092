import type { InboxRow } from '@linli/contract'
import type { AdminPlugin, BulkAction } from '@linli/sdk/admin'
import { expect, test } from 'vitest'
import { listBulkActions } from './list-bulk-actions.ts'

const action = (name: string, steps: readonly string[], permission = 'p:decide'): BulkAction => ({
  process: 'item',
  action: name,
  states: [],
  steps,
  permission,
  opinion: 'optional',
  run: () => Promise.resolve({ rows: [] }),
})

const plugin: AdminPlugin = {
  id: 'p',
  pages: [],
  navigation: [],
  caseLink: () => '/',
  locales: { 'zh-CN': async () => ({ default: {} }), en: async () => ({ default: {} }) },
  bulkActions: [
    action('accept', ['check']),
    action('return', ['check', 'decide']),
    action('seal', ['check'], 'p:seal'),
  ],
}

const row = (step: string, more: Partial<InboxRow> = {}): InboxRow => ({
  id: step,
  caseId: step,
  pluginId: 'p',
  subjectId: step,
  title: step,
  process: 'item',
  state: 'submitted',
  step,
  from: '',
  openedAt: '',
  version: 1,
  ...more,
})

const offered = (rows: readonly InboxRow[]) =>
  listBulkActions(rows, [plugin], ['p:decide']).map((offer) => offer.action)

test('offers what does the one step that all of them wait for, to those who may', () => {
  expect(offered([])).toEqual([])
  expect(offered([row('check'), row('check')])).toEqual(['accept', 'return'])
  expect(offered([row('decide')])).toEqual(['return'])
})

test('offers nothing for different steps, processes or plugins', () => {
  expect(offered([row('check'), row('decide')])).toEqual([])
  expect(offered([row('check'), row('check', { process: 'report' })])).toEqual([])
  expect(offered([row('check', { pluginId: 'other' })])).toEqual([])
})
