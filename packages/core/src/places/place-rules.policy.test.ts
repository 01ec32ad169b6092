import { type PlaceDraft, placeDraftInput, type UnitKind } from '@linli/contract'
import { valueOrThrow } from '@linli/kernel'
import { expect, it } from 'vitest'
import type { PlaceRegister } from './place-register.ts'
import { placeQuestions } from './place-rules.policy.ts'
import { planPlaceEvent } from './plan-place-event.policy.ts'

const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`
const [street, far, first, second, estate, other] = [1, 2, 3, 4, 5, 6].map(id) as [
  string,
  string,
  string,
  string,
  string,
  string,
] // one for each number

const unit = (
  key: string,
  kind: UnitKind,
  parentId: string | null,
): [string, PlaceRegister['units'] extends ReadonlyMap<string, infer U> ? U : never] => [
  key,
  {
    id: key,
    kind,
    parentId,
    name: key.slice(-1),
    fullName: key.slice(-1),
    validFrom: '2020-01-01',
    validTo: null,
    since: '2020-01-01',
  },
]
const register: PlaceRegister = {
  units: new Map([
    unit(street, 'street', null),
    unit(far, 'street', null),
    unit(first, 'community', street),
    unit(second, 'community', far),
    unit(estate, 'estate', first),
    unit(other, 'estate', street),
  ]),
  delegations: [],
}
const known = new Map([
  [first, new Map([['households', '2000']])],
  [second, new Map([['households', '1600']])],
  [estate, new Map([['households', '700']])],
  [
    other,
    new Map([
      ['households', '400'],
      ['occupied-households', '199'],
    ]),
  ],
])

/** What the rules find, by households and outcome, with every parameter at the value in force since 2026. */
function find(draft: Partial<PlaceDraft> & Pick<PlaceDraft, 'kind'>) {
  const papers = { day: '2026-03-02', documentNumber: '海政字〔2026〕3号', approvedBy: 'x', reason: 'x' }
  const whole = placeDraftInput.parse({ ...papers, ...draft })
  const plan = valueOrThrow(planPlaceEvent(whole, register, '2026-03-02'))
  const touch = {
    draft: whole,
    register,
    plan,
    cases: [],
    posts: [],
    codes: [],
    coded: new Set<string>(),
    holdings: [],
  }
  const values: Readonly<Record<string, number>> = {
    'set-up.min-households': 1000,
    'set-up.max-households': 3000,
    'set-up.occupancy-share': 50,
  }
  return placeQuestions(touch, known).map(({ key, question, counted }) => {
    const uses = question.keys.map((parameter) => ({
      key: parameter,
      value: values[parameter] ?? 0,
      unit: '',
      level: 'product' as const,
      version: '2026-01-01',
      validFrom: '2026-01-01',
      source: { document: 'x', section: 'x' },
    }))
    const { rule, outcome, measured } = question.answer(new Map(uses.map((use) => [use.key, use])))
    return [key, rule.slice('set-up.'.length), outcome, measured.households ?? measured.state, counted]
  })
}

it('adds up what is merged and abolished, and takes away what is split off', () => {
  const merged = { unitIds: [first, second], targetId: second }
  expect(find({ kind: 'merge', ...merged })).toEqual([[second, 'scale', 'warning', 3600, true]])
  expect(find({ kind: 'merge', ...merged, given: [{ unitId: second, households: 3000 }] })).toEqual([
    [second, 'scale', 'met', 3000, false],
  ])
  expect(find({ kind: 'abolish', unitIds: [first], targetId: second })).toEqual([
    [second, 'scale', 'warning', 3600, true],
  ])
  const part = { name: 'n', areaIds: [estate] }
  expect(find({ kind: 'split', unitIds: [first], targetId: first, newUnits: [part] })).toEqual([
    [first, 'scale', 'met', 1300, true],
    ['new:0', 'scale', 'warning', 700, true],
  ])
  const [rest] = find({ kind: 'split', unitIds: [first], targetId: first, newUnits: [{ name: 'n', areaIds: [] }] })
  expect(rest).toEqual([first, 'scale', 'warning', 'unknown', false])
})

it('asks of a community that is set up whether enough have moved in, and of a delegate whether it is near', () => {
  const newUnits = [{ name: 'n', areaIds: [other], households: 1000 }]
  expect(find({ kind: 'set-up', targetId: street, newUnits })).toEqual([
    ['new:0', 'scale', 'met', 1000, false],
    ['new:0', 'readiness', 'warning', 400, false],
  ])
  expect(find({ kind: 'delegate', unitIds: [other], targetId: first })).toEqual([
    [other, 'occupancy', 'not-applicable', 400, false],
    [other, 'delegate', 'met', 'near', false],
  ])
  expect(find({ kind: 'delegate', unitIds: [other], targetId: second })[1]).toEqual([
    other,
    'delegate',
    'needs-decision',
    'far',
    false,
  ])
})
