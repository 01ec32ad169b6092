import { expect, test } from 'vitest'
import { findCurrent, listNavigation } from './navigation.ts'

const unit = { id: 'u', name: 'Unit', kind: 'district' } as const
const post = { id: 'p', title: 'Clerk', role: 'office-clerk', unit } as const

function me(permissions: string[]) {
  return {
    person: { id: 'x', name: 'Name' },
    tenant: { id: 't', name: 'Tenant', kind: 'district' as const },
    post,
    posts: [post],
    permissions,
    plugins: ['sample'],
    mustChangePassword: false,
    demo: false,
  }
}

const plugin = {
  id: 'sample',
  pages: [],
  navigation: [{ path: '/items', label: 'nav.items', permission: 'sample:view', group: 'business' as const }],
  caseLink: () => '/',
  locales: { 'zh-CN': async () => ({ default: {} }), en: async () => ({ default: {} }) },
}

test('shows only what the post may open, and no empty group', () => {
  const groups = listNavigation(me(['inbox:view', 'organisation:view']), [plugin])
  expect(groups.map((group) => group.key)).toEqual(['work', 'foundation'])
})

test('a city shows its districts to its administrator, a district shows none', () => {
  const administrator = me(['tenancy:manage'])
  expect(listNavigation(administrator, [])).toEqual([])
  const [group] = listNavigation({ ...administrator, tenant: { ...administrator.tenant, kind: 'city' } }, [])
  expect(group?.items.map((item) => item.to)).toEqual(['/districts'])
})

test('a plugin finds its place in its group', () => {
  const groups = listNavigation(me(['sample:view']), [plugin])
  expect(groups.map((group) => group.items.map((item) => item.to))).toEqual([['/sample/items']])
})

test.each([
  ['/inbox', '/inbox'],
  ['/inbox?view=done', '/inbox?view=done'],
  ['/sample/items/42?tab=1', '/sample/items'],
])('%s belongs to %s', (href, to) => {
  const items = listNavigation(me(['inbox:view', 'sample:view']), [plugin]).flatMap((group) => group.items)
  expect(findCurrent(items, href)?.to).toBe(to)
})
