import { SYSTEM_ACTOR } from '@linli/kernel'
import type { CaseActor } from './case-work.ts'

/** Signs what the platform does by itself: a join, a reminder, a clock that has run out. */
export const platformActor: CaseActor = {
  personId: SYSTEM_ACTOR,
  postId: SYSTEM_ACTOR,
  unitId: SYSTEM_ACTOR,
  permissions: new Set(),
  name: 'linli',
  postTitle: 'linli',
  unitName: 'linli',
}
