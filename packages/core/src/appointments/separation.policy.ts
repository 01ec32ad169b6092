import { type AdministratorRole, type AppointmentRow, administratorRoles, type PostRole } from '@linli/contract'
import { ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { overlaps, type Period } from './period.policy.ts'

export function isAdministratorRole(role: PostRole): role is AdministratorRole {
  return administratorRoles.some((one) => one === role)
}

/**
 * Nobody holds two of the three administrators' duties at a time, not for one day (GB/T 22239-2019, decision 18). Refuses with
 * `people.two-duties`.
 * @param others whatever else the person holds, has held or will hold
 */
export function checkSeparation(role: PostRole, period: Period, others: readonly AppointmentRow[]): Result<void> {
  if (!isAdministratorRole(role)) return ok(undefined)
  const second = others.find((one) => isAdministratorRole(one.role) && one.role !== role && overlaps(one, period))
  return second === undefined ? ok(undefined) : refuseCore('conflict', 'people.two-duties', { post: second.title })
}
