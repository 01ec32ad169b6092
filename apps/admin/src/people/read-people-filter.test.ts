import { postRoles } from '@linli/contract'
import { expect, test } from 'vitest'
import { readPeopleFilter, roles, writePeopleFilter } from './read-people-filter.ts'

test('a filter is in the address and comes back from it', () => {
  const filter = { text: '周岚', unitId: '0197', role: 'office-clerk', state: 'closed' } as const
  const address = writePeopleFilter(filter)
  expect(readPeopleFilter(address.slice(address.indexOf('?')))).toEqual(filter)
  expect(writePeopleFilter({})).toBe('/people')
})

test('what an address cannot ask for is left out', () => {
  expect(readPeopleFilter('?role=emperor&state=odd&text=%20')).toEqual({})
})

test('the roles are the contract’s', () => {
  expect(roles).toEqual(postRoles)
})
