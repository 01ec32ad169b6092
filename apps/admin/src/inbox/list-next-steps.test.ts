import { corePermissions, type PostRole, type TenantKind } from '@linli/contract'
import { expect, test } from 'vitest'
import { listNextSteps } from './list-next-steps.ts'

function stepsOf(role: PostRole, kind: TenantKind, plugins: string[] = []): string[] {
  const permissions = Object.entries<readonly PostRole[]>(corePermissions)
    .filter(([, roles]) => roles.includes(role))
    .map(([permission]) => permission)
  return listNextSteps({ permissions, plugins, tenant: { id: 't', name: 'Tenant', kind } }).map(({ to }) => to)
}

test('a new district’s administrator adds people, enables a module, looks at the units', () => {
  expect(stepsOf('system-administrator', 'district')).toEqual(['/people/add', '/plugins', '/organisation'])
})

test('where a module is enabled nobody is sent to enable one', () => {
  expect(stepsOf('system-administrator', 'county', ['admission'])).toEqual(['/people/add', '/organisation'])
})

test('the city’s administrator begins with the districts, and has no module to enable', () => {
  expect(stepsOf('system-administrator', 'city')).toEqual(['/districts', '/people/add', '/organisation'])
})

test('the city’s officer looks at the figures', () => {
  expect(stepsOf('city-officer', 'city')).toEqual(['/oversight'])
})

test.each([
  'office-clerk',
  'department-clerk',
  'street-officer',
  'community-worker',
  'security-administrator',
  'audit-administrator',
] as const)('nothing is made up for the post of %s', (role) => {
  expect(stepsOf(role, 'district')).toEqual([])
})
