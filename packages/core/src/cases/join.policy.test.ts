import type { JoinRule } from '@linli/contract'
import { expect, test } from 'vitest'
import { type JoiningBranch, joinBranches } from './join.policy.ts'

const OPEN: JoiningBranch = { closed: false, verdict: null, refusalEnds: false }
const closed = (verdict: JoiningBranch['verdict']): JoiningBranch => ({ ...OPEN, closed: true, verdict })
const [FOR, AGAINST, SILENT, ENDED] = [closed('for'), closed('against'), closed('neutral'), closed(null)]

const ways = { take: 'go', otherwise: 'stop' } as const
const any: JoinRule = { rule: 'any', ...ways }
const atLeast: JoinRule = { rule: 'at-least', parameter: 'number', ...ways }
const quorum: JoinRule = { rule: 'quorum', parameter: 'percent', ...ways }

test('any goes on with the first answer, whatever it says; of assents with the first in favour', () => {
  expect(joinBranches(any, [OPEN, OPEN])).toBe('wait')
  expect(joinBranches(any, [AGAINST, OPEN])).toBe('take')
  const assent: JoinRule = { ...any, counts: 'assents' }
  expect(joinBranches(assent, [AGAINST, OPEN])).toBe('wait')
  expect(joinBranches(assent, [AGAINST, FOR])).toBe('take')
  expect(joinBranches(assent, [AGAINST, SILENT])).toBe('otherwise')
})

test('at least so many: waits while it can still come to that, and no longer', () => {
  expect(joinBranches(atLeast, [FOR, OPEN, OPEN], 2)).toBe('wait')
  expect(joinBranches(atLeast, [FOR, SILENT, OPEN], 2)).toBe('take')
  const assents: JoinRule = { ...atLeast, counts: 'assents' }
  expect(joinBranches(assents, [FOR, AGAINST, OPEN], 2)).toBe('wait')
  expect(joinBranches(assents, [AGAINST, AGAINST, OPEN], 2)).toBe('otherwise')
  expect(joinBranches(atLeast, [FOR, FOR], 3)).toBe('otherwise')
})

test('a quorum in percent is rounded up: two of three for a half', () => {
  expect(joinBranches(quorum, [FOR, OPEN, OPEN], 50)).toBe('wait')
  expect(joinBranches(quorum, [FOR, AGAINST, OPEN], 50)).toBe('take')
  expect(joinBranches(quorum, [FOR, FOR, OPEN, OPEN], 50)).toBe('take')
  expect(joinBranches(quorum, [FOR, ENDED, ENDED], 50)).toBe('otherwise')
})

test('a branch that ended unanswered counts for nothing, and one that may veto ends all', () => {
  expect(joinBranches({ rule: 'all', ...ways }, [FOR, ENDED])).toBe('otherwise')
  expect(joinBranches(any, [{ ...AGAINST, refusalEnds: true }, FOR])).toBe('otherwise')
  expect(joinBranches(any, [{ ...FOR, refusalEnds: true }, OPEN])).toBe('take')
})
