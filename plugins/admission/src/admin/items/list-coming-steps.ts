import type { ItemState } from '../../contract/dictionary.ts'

/** What still lies ahead in each state, first the step that is waited for now; keys of `page.step`. */
const COMING: Record<ItemState, readonly string[]> = {
  submitted: ['check', 'decide', 'enter-list'],
  supplement: ['supplement', 'check', 'decide', 'enter-list'],
  accepted: ['decide', 'enter-list'],
  'in-force': [],
  rejected: [],
  withdrawn: [],
}

export function listComingSteps(state: ItemState): readonly string[] {
  return COMING[state]
}
