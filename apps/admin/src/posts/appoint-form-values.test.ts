import { expect, test } from 'vitest'
import { type AppointFormValues, findAppointProblems, listAppointTexts } from './appoint-form-values.ts'

const empty: AppointFormValues = {
  ...{ who: 'existing', person: undefined, name: '', account: '', kind: 'regular', actingTitle: '' },
  ...{ from: '2026-03-02', to: '', reason: '' },
}
const problems = (changed: Partial<AppointFormValues>) =>
  findAppointProblems({ ...empty, ...changed }).map(({ name }) => name)

test('somebody new needs a name and an account, somebody here only to be chosen', () => {
  expect(problems({})).toEqual(['personId'])
  expect(problems({ who: 'new' })).toEqual(['name', 'account'])
  expect(problems({ person: { id: '1', name: 'A' } })).toEqual([])
})

test('a deputy needs a title and a last day', () => {
  expect(problems({ person: { id: '1', name: 'A' }, kind: 'acting' })).toEqual(['actingTitle', 'to'])
})

test('what is not asked for is not sent', () => {
  expect(Object.keys(listAppointTexts({ ...empty, who: 'new' }))).toEqual(['name', 'account', 'from'])
})
