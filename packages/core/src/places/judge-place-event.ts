import type { PlaceFinding } from '@linli/contract'
import { evaluateRules } from '../parameters/evaluate-rules.ts'
import { readKnownValues } from '../register/rules/read-known-values.ts'
import type { CoreReading } from '../scope.ts'
import { nameOf } from './name-of.ts'
import { placeQuestions } from './place-rules.policy.ts'
import { idsOf } from './plan-place-event.policy.ts'
import type { PlaceTouch } from './read-touch.ts'

/**
 * How the rules on setting up communities (秦办发〔2011〕27号 三(一), 三(二)) come out for what a change would leave: as of its
 * own day, with the parameters in force then, each named with its version.
 */
export async function judgePlaceEvent(scope: CoreReading, touch: PlaceTouch): Promise<PlaceFinding[]> {
  const { draft, register } = touch
  const units = idsOf(draft).flatMap((id) => register.units.get(id) ?? [])
  const asked = placeQuestions(touch, await readKnownValues(scope, units, draft.day))
  if (asked.length === 0) return []
  const findings = await evaluateRules(scope, { on: draft.day, questions: asked.map(({ question }) => question) })
  return asked.flatMap(({ key, counted }, index): PlaceFinding[] => {
    const finding = findings[index]
    return finding === undefined ? [] : [{ key, name: nameOf(touch, key), finding, ...(counted && { counted }) }]
  })
}
