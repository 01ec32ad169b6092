export { changeRules, type RulesAct } from './change-rules.ts'
export { createOffices } from './create-offices.ts'
export { invitePerson, linkPersonIdentity, revokePersonInvitation } from './invite-person.ts'
export { type AccountStatesQuery, listAccountStates } from './list-account-states.ts'
export { type InvitationsQuery, listPersonInvitations } from './list-person-invitations.ts'
export {
  endPersonSession,
  type ReasonedAct,
  resetPersonSecondFactor,
  unlockPersonAccount,
} from './protect-account.ts'
export { readProviderView } from './read-provider-view.ts'
export { readRules } from './read-rules.ts'
export { type ProviderAct, setTenantProvider } from './set-tenant-provider.ts'
export { type DistrictUnlock, listDistrictLocks, unlockInDistrict } from './unlock-in-district.ts'
