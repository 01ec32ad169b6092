import type { AuthParts } from '../auth-parts.ts'
import { readSignInRules } from '../rules/read-sign-in-rules.ts'
import type { SessionRecord } from '../sessions/session-record.ts'
import { enrolmentDeadline } from './enrolment.policy.ts'
import { countRecoveryCodesLeft, findAccountCreation, findSecondFactor } from './second-factor.queries.ts'

/** How an account stands with its second factor. */
export interface SecondFactorState {
  readonly confirmedAt: Date | undefined
  readonly recoveryCodesLeft: number
  /** Until when the rules let it be used without; nothing where none is demanded of it. */
  readonly deadline: Date | undefined
}

export async function readSecondFactor(
  { defaults, offices, open }: AuthParts,
  { tenantId, accountId, personId }: SessionRecord,
): Promise<SecondFactorState> {
  const isAdministrator = await offices.isAdministrator({ tenantId, personId })
  return open(tenantId, async (scope) => {
    const rules = await readSignInRules(scope, defaults)
    const factor = await findSecondFactor(scope, accountId)
    const accountCreatedAt = await findAccountCreation(scope, accountId)
    return {
      confirmedAt: factor?.confirmed_at ?? undefined,
      recoveryCodesLeft: await countRecoveryCodesLeft(scope, accountId),
      deadline: enrolmentDeadline(rules, { accountCreatedAt, isAdministrator }),
    }
  })
}
