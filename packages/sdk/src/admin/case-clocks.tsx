import type { CaseCourse } from '@linli/contract'
import { ClockDetail } from '@linli/ui'
import { useCaseWords } from './case-words.ts'

/** The deadlines that run in a case, each of which opens to its rule, start, pauses and calendar. */
export function CaseClocks({ course }: { course: CaseCourse }) {
  const words = useCaseWords(course.file.process)
  return course.clocks
    .filter(({ stopped, branchId }) => !stopped && branchId === undefined)
    .map((clock) => (
      <ClockDetail key={clock.key} clock={clock} label={words.clock(clock.key)} rule={words.rule(clock.rule)} />
    ))
}
