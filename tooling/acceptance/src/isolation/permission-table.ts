import type { AccountKind } from '../world/account-kinds.ts'

/** Who may call a procedure, and how much of the tenant each of them is answered about. */
export interface PermissionLine {
  readonly may: readonly AccountKind[]
  /** Of those, who knows the records of the own area alone: a sibling's are to them as if they did not exist. */
  readonly ownAreaOnly?: readonly AccountKind[]
  /** For every field that takes an id, by its path: what an id answers that the caller cannot know. */
  readonly unknownId?: Readonly<Record<string, UnknownIdAnswer>>
}

/** A refusal's code, or an answer with nothing in it: a filter that nothing meets. */
export type UnknownIdAnswer = { readonly refusal: string } | 'nothing-found'

const districtPosts = ['community', 'street', 'department', 'office', 'administrator', 'other-office'] as const
const signedIn = [...districtPosts, 'city-officer'] as const
const everybody = [...signedIn, 'nobody', 'deactivated'] as const
const offices = ['office', 'other-office'] as const
const item = { id: { refusal: 'admission.item-not-found' } } as const
const report = { id: { refusal: 'admission.report-not-found' } } as const
const account = { accountId: { refusal: 'auth.account-not-found' } } as const
const communities = { 'communityIds.*': { refusal: 'admission.unknown-community' } } as const

/** One line a procedure; a procedure without a line and a line without a procedure are faults. */
export const permissionTable: Readonly<Record<string, PermissionLine>> = {
  'core session.info': { may: everybody },
  'core session.signIn': { may: everybody },
  'core session.me': { may: signedIn },
  'core session.signOut': { may: signedIn },
  'core session.signOutEverywhere': { may: signedIn },
  'core session.choosePost': {
    may: signedIn,
    ownAreaOnly: signedIn,
    unknownId: { postId: { refusal: 'access.post-not-held' } },
  },
  'core session.changePassword': { may: signedIn },
  'core inbox.list': { may: signedIn, ownAreaOnly: ['community', 'street', 'department', 'administrator'] },
  'core inbox.figures': { may: signedIn },
  'core organisation.list': { may: signedIn, unknownId: { parentId: 'nothing-found' } },
  'core people.list': { may: ['administrator'] },
  'core people.add': { may: ['administrator'], unknownId: { unitId: { refusal: 'unit.not-found' } } },
  'core people.deactivate': { may: ['administrator'], unknownId: account },
  'core people.activate': { may: ['administrator'], unknownId: account },
  'core people.resetPassword': { may: ['administrator'], unknownId: account },
  'core plugins.list': { may: ['administrator'] },
  'core plugins.enable': { may: ['administrator'] },
  'core plugins.disable': { may: ['administrator'] },
  'core audit.list': { may: ['administrator'] },
  'core audit.verify': { may: ['administrator'] },
  'core oversight.districts': { may: ['city-officer'] },

  'admission item.list': { may: ['department', ...offices], ownAreaOnly: ['department'] },
  'admission item.get': { may: ['department', ...offices], ownAreaOnly: ['department'], unknownId: item },
  'admission item.file': { may: ['department'], unknownId: communities },
  'admission item.supplement': {
    may: ['department'],
    ownAreaOnly: ['department'],
    unknownId: { ...item, ...communities },
  },
  'admission item.withdraw': { may: ['department'], ownAreaOnly: ['department'], unknownId: item },
  'admission item.accept': { may: offices, unknownId: item },
  'admission item.returnForSupplement': { may: offices, unknownId: item },
  'admission item.approve': { may: offices, unknownId: item },
  'admission item.reject': { may: offices, unknownId: item },
  'admission list.inForce': { may: ['community', 'street', ...offices], ownAreaOnly: ['community', 'street'] },
  'admission report.file': {
    may: ['community'],
    unknownId: { demandedByUnitId: { refusal: 'admission.unknown-unit' } },
  },
  'admission report.list': { may: ['community', ...offices], ownAreaOnly: ['community'] },
  'admission report.get': { may: ['community', ...offices], ownAreaOnly: ['community'], unknownId: report },
  'admission report.conclude': { may: offices, unknownId: report },
}
