import type { ItemAction } from '../../contract/dictionary.ts'
import type { ItemCheck } from '../../contract/item-view.ts'

export interface RankedActions {
  /** The one primary button; absent when nothing may be done. */
  readonly primary?: ItemAction
  readonly others: readonly ItemAction[]
  /** Approval is this person's to give, but conditions are missing. */
  readonly approvalBlocked: boolean
}

/**
 * Which of the possible actions is offered first. With a condition missing it is not approval: an own duty is rejected,
 * everything else goes back to the department (秦办发〔2011〕27号 七(一)).
 */
export function rankActions(actions: readonly ItemAction[], checks: readonly ItemCheck[]): RankedActions {
  const unmet = checks.filter((check) => !check.met).map((check) => check.key)
  const approvalBlocked = actions.includes('approve') && unmet.length > 0
  const offered = approvalBlocked ? actions.filter((action) => action !== 'approve') : actions
  const primary = preferredActions(unmet.includes('own-duty')).find((action) => offered.includes(action))
  const others = offered.filter((action) => action !== primary)
  return { ...(primary && { primary }), others, approvalBlocked }
}

function preferredActions(ownDuty: boolean): readonly ItemAction[] {
  return ownDuty
    ? ['reject', 'accept', 'supplement']
    : ['approve', 'accept', 'supplement', 'return-for-supplement', 'reject']
}
