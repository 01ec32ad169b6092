import { expect, test } from 'vitest'
import { groupByDeadline } from './group-by-deadline.ts'

const clock = {
  key: 'decision',
  startedOn: '2026-11-02',
  provisional: false,
  paused: false,
  stopped: false,
  overdue: false,
  rule: 'sample.days',
  source: 'a document',
  workingDays: 10,
  calendarVersion: '2026',
}

function row(id: string, dueOn: string, workingDaysLeft: number, paused = false) {
  return {
    id,
    caseId: id,
    pluginId: 'sample',
    subjectId: id,
    title: id,
    process: 'item',
    state: 'open',
    step: 'decide',
    version: 1,
    from: 'unit',
    openedAt: '2026-11-02T01:00:00.000Z',
    clock: { ...clock, dueOn, workingDaysLeft, paused },
  }
}

test('sorts a Monday’s inbox into overdue, today, this week and later', () => {
  const sections = groupByDeadline(
    [
      row('late', '2026-11-19', -2),
      row('now', '2026-11-23', 0),
      row('friday', '2026-11-27', 4),
      row('next-week', '2026-11-30', 5),
      row('paused', '2026-11-19', -2, true),
    ],
    '2026-11-23',
  )
  expect(sections.map(({ key, rows }) => [key, rows.map(({ id }) => id)])).toEqual([
    ['overdue', ['late']],
    ['today', ['now']],
    ['this-week', ['friday']],
    ['later', ['next-week', 'paused']],
  ])
})

test('on a Sunday the week ends the same day', () => {
  const sections = groupByDeadline([row('monday', '2026-11-30', 1)], '2026-11-29')
  expect(sections.map(({ key }) => key)).toEqual(['later'])
})
