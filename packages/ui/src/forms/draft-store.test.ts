import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dropDraftsOf, readDraft, writeDraft } from './draft-store.ts'

/** The part of the browser's storage that drafts need: its entries are its properties. */
class Storage {
  [key: string]: unknown
  getItem(key: string) {
    return this[key] ?? null
  }
  setItem(key: string, value: string) {
    this[key] = value
  }
  removeItem(key: string) {
    delete this[key]
  }
}

beforeEach(() => vi.stubGlobal('localStorage', new Storage()))
afterEach(() => vi.unstubAllGlobals())

test('a draft is found again under its own key', () => {
  writeDraft('bai.report', { title: '填表' })
  expect(readDraft('bai.report')?.value).toEqual({ title: '填表' })
  expect(readDraft('hao.report')).toBeUndefined()
})

test('whoever signs out leaves no draft behind, and touches nobody else’s', () => {
  for (const key of ['bai.report', 'bai.item', 'bai2.report', 'hao.report']) writeDraft(key, { title: key })
  localStorage.setItem('bai.other', 'not a draft')
  dropDraftsOf('bai')
  expect(Object.keys(localStorage).toSorted()).toEqual([
    'bai.other',
    'linli.draft.bai2.report',
    'linli.draft.hao.report',
  ])
})
