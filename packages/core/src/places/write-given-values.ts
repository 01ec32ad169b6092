import { attributesOf } from '@linli/contract'
import { type AttributeSetting, setAttributes } from '../register/attribute.queries.ts'
import type { CoreWriting } from '../scope.ts'
import type { UnitKey } from './place-plan.ts'
import type { PlaceTouch } from './read-touch.ts'

/**
 * What an event itself says of units becomes their attributes from its day: the households given, and of a community the day
 * on which it was set up, by whose rules its size is judged from then on.
 */
export async function writeGivenValues(
  scope: CoreWriting,
  { draft, plan, register }: PlaceTouch,
  idOf: (key: UnitKey) => string,
): Promise<void> {
  const begun = plan.starts.map(({ key, kind, households }) => ({ key, kind, households, setUpOn: draft.day }))
  const goingOn = draft.given.flatMap(({ unitId: key, households }) => {
    const kind = register.units.get(key)?.kind
    return kind === undefined ? [] : [{ key, kind, households, setUpOn: undefined }]
  })
  const settings = [...begun, ...goingOn].flatMap(({ key, kind, households, setUpOn }): AttributeSetting[] => {
    const known = new Set(attributesOf(kind).map((attribute) => attribute.key))
    const values = { households: households?.toString(), 'set-up-on': setUpOn }
    return Object.entries(values).flatMap(([name, value]) =>
      value === undefined || !known.has(name) ? [] : [{ unitId: idOf(key), key: name, value }],
    )
  })
  await setAttributes(scope, settings, draft.day)
}
