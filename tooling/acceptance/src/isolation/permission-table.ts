import type { AccountKind } from '../world/account-kinds.ts'

/** Who may call a procedure, and how much of the tenant each of them is answered about. */
export interface PermissionLine {
  readonly may: readonly AccountKind[]
  /** Of those, who is answered about records of the own area alone. */
  readonly ownAreaOnly?: readonly AccountKind[]
  /** The field that names the district in which the city acts. */
  readonly reachesDistrict?: string
  /** The city's words stand in it: its people have acted in the district, or its parameters' sources are told. */
  readonly tellsOfCity?: true
  /** It answers with a result for every row: one row refused is taken as the call refused. */
  readonly eachRow?: true
  /** A line for every field that takes an id, by its path. */
  readonly ids?: Readonly<Record<string, IdLine>>
}

export interface IdLine {
  /**
   * How an id is answered that the caller cannot know: refused with a code, or by an answer with nothing in it, as a filter
   * that nothing meets.
   */
  readonly unknown: string | typeof nothingFound
  /** How the id of a sibling area is answered where it is known and yet does not fit the rest of the call. */
  readonly sibling?: string
  /** To whom the id of a sibling area is unknown as well. */
  readonly ownAreaOnly?: readonly AccountKind[]
}

export const nothingFound = Symbol('nothing found')

const districtPosts = ['community', 'street', 'department', 'office', 'other-office'] as const
const system = ['system-administrator', 'city-system-administrator'] as const
const security = ['security-administrator', 'city-security-administrator'] as const
const audit = ['audit-administrator', 'city-audit-administrator'] as const
const administrators = [...system, ...security, ...audit] as const
const signedIn = [...districtPosts, 'city-officer', ...administrators] as const
const everybody = [...signedIn, 'nobody', 'deactivated'] as const
const offices = ['office', 'other-office'] as const
/** Who keeps the register, each in the own area. */
const registrars = ['community', 'street', ...offices, ...system, 'city-officer'] as const
const factReaders = ['community', 'street', 'department', ...offices] as const
const ownUnit = { unknown: 'unit.not-found', ownAreaOnly: ['community', 'street'] } as const
const setters = [...offices, 'city-officer'] as const
const parameterRow = { id: { unknown: 'parameter.row-not-found' } }
const item = { unknown: 'admission.item-not-found' }
const ownItem = { ...item, ownAreaOnly: ['department'] } as const
const ownReport = { unknown: 'admission.report-not-found', ownAreaOnly: ['community'] } as const
const account = { accountId: { unknown: 'auth.account-not-found' } }
const unit = { unknown: 'unit.not-found' }
/** What was agreed to was another unit's preview. */
const agreedUnit = { ...unit, sibling: '409 place.changed-meanwhile' }
const ofTransfer = { id: { unknown: 'transfer.not-found' } }
const city = ['city-officer'] as const
const placeEvent = { id: { unknown: 'place.not-found' } }
const placeChangers = ['office', 'other-office', 'city-officer'] as const
const draftIds = { targetId: unit, 'newUnits.*.areaIds.*': unit, 'given.*.unitId': unit }
const lockInDistrict = { unknown: 'security.lock-not-found', ownAreaOnly: ['city-security-administrator'] } as const
const ownCase = { unknown: 'case.not-found', ownAreaOnly: signedIn } as const
const ownObligation = { id: { unknown: 'obligation.not-found', ownAreaOnly: signedIn } } as const
const ownTodo = { todoId: { unknown: 'case.todo-not-found', ownAreaOnly: signedIn } } as const
const delegate = { unknown: 'case.delegate-cannot-act', ownAreaOnly: signedIn } as const
const person = { personId: { unknown: 'people.person-not-found' } }
const post = { postId: { unknown: 'people.post-not-found' } }
const appointment = { appointmentId: { unknown: 'people.appointment-not-found' } }
const proposal = { proposalId: { unknown: 'people.proposal-not-found' } }
const communities = { unknown: 'admission.unknown-community' }

/** One line a procedure; a procedure without a line and a line without a procedure are faults. */
export const permissionTable: Readonly<Record<string, PermissionLine>> = {
  'core session.info': { may: everybody },
  'core session.signIn': { may: everybody },
  'core session.secondStep': { may: everybody },
  'core session.unlockByCode': { may: everybody },
  'core session.invitation': { may: everybody },
  'core session.acceptInvitation': { may: everybody },
  'core session.beginProvider': { may: everybody },
  'core session.finishProvider': { may: everybody },
  'core session.me': { may: signedIn },
  'core session.signOut': { may: signedIn },
  'core session.signOutEverywhere': { may: signedIn },
  'core session.choosePost': {
    may: signedIn,
    ids: { postId: { unknown: 'access.post-not-held', ownAreaOnly: signedIn } },
  },
  'core session.changePassword': { may: signedIn },
  'core account.state': { may: signedIn },
  'core account.passwordRules': { may: signedIn },
  'core account.sessions': { may: signedIn },
  'core account.endSession': {
    may: signedIn,
    ids: { sessionId: { unknown: 'auth.session-not-found', ownAreaOnly: signedIn } },
  },
  'core account.endOtherSessions': { may: signedIn },
  'core account.signIns': { may: signedIn },
  'core account.beginSecondFactor': { may: signedIn },
  'core account.confirmSecondFactor': { may: signedIn },
  'core account.renewRecoveryCodes': { may: signedIn },
  'core account.removeSecondFactor': { may: signedIn },
  'core account.beginLink': { may: signedIn },
  'core account.removeLink': { may: signedIn },
  'core security.accounts': { may: security, tellsOfCity: true },
  'core security.sessions': { may: security, ids: { accountId: { unknown: nothingFound } } },
  'core security.signIns': { may: security, ids: { accountId: { unknown: nothingFound } } },
  'core security.unlock': { may: security, ids: account },
  'core security.resetSecondFactor': {
    may: security,
    ids: { accountId: { unknown: 'auth.second-factor-not-set' } },
  },
  'core security.endSession': { may: security, ids: { sessionId: { unknown: 'auth.session-not-found' } } },
  'core security.rules': { may: security },
  'core security.ruleChanges': { may: security },
  'core security.changeRules': { may: security },
  'core security.invite': { may: security, ids: account },
  'core security.revokeInvitation': { may: security, ids: { accountId: { unknown: 'auth.invitation-not-open' } } },
  'core security.invitations': { may: security },
  'core security.provider': { may: security },
  'core security.checkProvider': { may: security },
  'core security.setProvider': { may: security },
  'core security.linkIdentity': { may: security, ids: account },
  'core security.districtLocks': { may: ['city-security-administrator'] },
  'core security.unlockInDistrict': {
    may: ['city-security-administrator'],
    reachesDistrict: 'tenantId',
    ids: { tenantId: lockInDistrict, accountId: lockInDistrict },
  },
  'core inbox.list': {
    may: signedIn,
    ownAreaOnly: ['community', 'street', 'department', ...administrators],
    tellsOfCity: true,
  },
  'core inbox.figures': { may: signedIn },
  'core inbox.read': { may: signedIn, ids: { 'ids.*': { unknown: nothingFound, ownAreaOnly: signedIn } } },
  'core cases.urge': { may: signedIn, ids: { caseId: ownCase } },
  'core cases.recuse': {
    may: signedIn,
    ids: { caseId: ownCase, personId: { unknown: 'case.recusal-not-possible', ownAreaOnly: signedIn } },
  },
  'core cases.delegates': { may: signedIn, ids: ownTodo },
  'core cases.delegate': { may: signedIn, ids: { ...ownTodo, unitId: delegate, postId: delegate } },
  'core cases.delegateEach': {
    may: signedIn,
    eachRow: true,
    ids: { 'todoIds.*': ownTodo.todoId, unitId: delegate, postId: delegate },
  },
  'core cases.recall': { may: signedIn, ids: ownTodo },
  'core obligations.get': { may: signedIn, ids: ownObligation },
  'core obligations.setAside': { may: [...factReaders, 'city-officer'], ids: { id: ownObligation.id } },
  'core organisation.list': { may: signedIn, ids: { parentId: { unknown: nothingFound } } },
  'core organisation.search': {
    may: signedIn,
    ids: { parentId: { unknown: nothingFound }, belowId: { unknown: nothingFound } },
  },
  'core organisation.get': { may: signedIn, ids: { id: { unknown: 'unit.not-found' } } },
  'core organisation.setUpFindings': { may: signedIn, ownAreaOnly: ['community', 'street'], tellsOfCity: true },
  'core organisation.importTemplate': { may: registrars },
  'core organisation.importCheck': { may: registrars },
  'core organisation.importCommit': { may: registrars },
  'core organisation.add': { may: registrars, ids: { parentId: ownUnit } },
  'core organisation.edit': { may: registrars, ids: { id: ownUnit } },
  'core organisation.end': { may: registrars, ids: { id: ownUnit } },
  'core organisation.addIdentifier': { may: registrars, ids: { unitId: ownUnit } },
  'core organisation.endIdentifier': { may: registrars, ids: { id: { ...ownUnit, unknown: 'identifier.not-found' } } },
  'core organisation.addAlias': { may: registrars, ids: { unitId: ownUnit } },
  'core duties.list': { may: signedIn },
  'core duties.get': { may: signedIn },
  'core duties.give': { may: setters, ids: { unitId: unit } },
  'core duties.end': { may: setters },
  'core calendar.year': { may: signedIn },
  'core calendar.preview': { may: ['city-officer'] },
  'core calendar.import': { may: ['city-officer'] },
  'core parameters.list': { may: signedIn, tellsOfCity: true },
  'core parameters.get': { may: signedIn, tellsOfCity: true },
  'core parameters.set': { may: setters },
  'core parameters.correct': { may: setters, ids: parameterRow },
  'core parameters.end': { may: setters },
  'core parameters.withdraw': { may: setters, ids: parameterRow },
  'core people.list': { may: administrators, ids: { unitId: { unknown: nothingFound } } },
  'core people.get': { may: administrators, ids: person },
  'core people.change': { may: system, ids: person },
  'core people.endEmployment': { may: system, ids: person },
  'core posts.list': { may: administrators, ids: { unitId: { unknown: nothingFound } } },
  'core posts.get': { may: administrators, ids: post },
  'core posts.create': { may: system, ids: { unitId: { unknown: 'unit.not-found' } } },
  'core posts.rename': { may: system, ids: post },
  'core posts.close': { may: system, ids: post },
  'core posts.appoint': { may: system, ids: { ...post, ...person } },
  'core posts.appointNew': { may: system, ids: post },
  'core handOver.preview': { may: system, ids: appointment },
  'core handOver.carryOut': { may: system, ids: { ...appointment, successorId: person.personId } },
  'core handOver.get': { may: administrators, ids: { handOverId: { unknown: 'people.hand-over-not-found' } } },
  'core administrators.list': { may: administrators },
  'core administrators.propose': { may: [...system, ...security], ids: person },
  'core administrators.proposeEnd': { may: [...system, ...security], ids: appointment },
  'core administrators.confirm': { may: [...system, ...security], ids: proposal },
  'core administrators.decline': { may: [...system, ...security], ids: proposal },
  'core people.add': { may: system, ids: { unitId: { unknown: 'unit.not-found' } } },
  'core people.deactivate': { may: security, ids: account },
  'core people.activate': { may: security, ids: account },
  'core people.resetPassword': { may: security, ids: account },
  'core places.preview': { may: placeChangers, ids: { ...draftIds, 'unitIds.*': unit } },
  'core places.record': { may: placeChangers, ids: { ...draftIds, 'unitIds.*': agreedUnit } },
  'core places.cancel': { may: placeChangers, ids: placeEvent },
  'core places.list': { may: signedIn, ids: { unitId: { unknown: nothingFound } } },
  'core places.get': { may: signedIn, ids: placeEvent },
  'core places.history': { may: signedIn, ids: { unitId: unit } },
  'core places.parts': { may: signedIn, ids: { unitId: unit } },
  'core places.map': { may: signedIn, ids: { streetId: { unknown: nothingFound } } },
  'core places.register': { may: signedIn },
  'core places.cover': { may: signedIn },
  'core plugins.list': { may: system },
  'core plugins.enable': { may: system },
  'core plugins.disable': { may: system },
  'core audit.list': { may: audit, tellsOfCity: true },
  'core audit.verify': { may: audit },
  'core oversight.districts': { may: ['city-officer'] },
  'core transfers.districts': { may: city },
  'core transfers.list': { may: setters, tellsOfCity: true },
  'core transfers.get': { may: setters, ids: ofTransfer, tellsOfCity: true },
  'core transfers.package': { may: offices, ids: ofTransfer },
  'core transfers.propose': {
    may: city,
    ids: {
      sourceId: { unknown: 'tenancy.district-not-found', sibling: '400 transfer.same-district' },
      destinationId: { unknown: 'tenancy.district-not-found', sibling: '400 transfer.same-district' },
    },
  },
  'core transfers.withdraw': { may: city, ids: ofTransfer },
  'core transfers.reject': { may: offices, ids: ofTransfer },
  'core transfers.preview': { may: offices, ids: { ...ofTransfer, unitId: unit } },
  'core transfers.confirm': {
    may: offices,
    ids: { ...ofTransfer, unitId: { ...unit, sibling: '409 transfer.changed-meanwhile' } },
  },
  'core transfers.check': { may: offices, ids: { ...ofTransfer, targetId: unit } },
  'core transfers.accept': {
    may: offices,
    ids: { id: { ...ofTransfer.id, sibling: '409 transfer.changed-meanwhile' }, targetId: unit },
  },
  'core transfers.takeUp': { may: offices, ids: { id: { unknown: 'transfer.matter-not-found' } } },
  'core tenancy.listDistricts': { may: ['city-system-administrator'] },
  'core tenancy.appointAdministrators': {
    may: ['city-system-administrator'],
    reachesDistrict: 'tenantId',
    ids: { tenantId: { unknown: 'tenancy.district-not-found' } },
  },

  'core facts.unit': { may: factReaders, ids: { unitId: ownUnit } },
  'core facts.history': { may: factReaders, ids: { unitId: ownUnit } },
  'core facts.enter': { may: factReaders, ids: { unitId: ownUnit } },
  'core facts.importTemplate': { may: factReaders, ownAreaOnly: ['community', 'street'] },
  'core facts.checkImport': { may: factReaders },
  'core facts.import': { may: factReaders },
  'core facts.table': { may: factReaders },
  'core facts.overview': { may: factReaders },
  'core facts.burden': { may: ['community', 'street', ...offices], ids: { unitId: ownUnit } },
  'core facts.burdenFile': { may: ['community', 'street', ...offices], ids: { unitId: ownUnit } },
  'core facts.definitions': { may: [...offices, 'city-officer'] },
  'core facts.define': { may: [...offices, 'city-officer'] },
  'core facts.end': { may: [...offices, 'city-officer'] },

  'admission item.list': { may: ['department', ...offices], ownAreaOnly: ['department'] },
  'admission item.get': { may: ['department', ...offices], ids: { id: ownItem }, tellsOfCity: true },
  'admission item.file': { may: ['department'], ids: { 'communityIds.*': communities } },
  'admission item.supplement': { may: ['department'], ids: { id: ownItem, 'communityIds.*': communities } },
  'admission item.withdraw': { may: ['department'], ids: { id: ownItem } },
  'admission item.accept': { may: offices, ids: { id: item } },
  'admission item.returnForSupplement': { may: offices, ids: { id: item } },
  'admission item.approve': { may: offices, ids: { id: item } },
  'admission item.reject': { may: offices, ids: { id: item } },
  'admission item.acceptEach': { may: offices, eachRow: true, ids: { 'rows.*.id': item } },
  'admission item.returnEach': { may: offices, eachRow: true, ids: { 'rows.*.id': item } },
  'admission item.approveEach': { may: offices, eachRow: true, ids: { 'rows.*.id': item } },
  'admission list.inForce': { may: ['community', 'street', ...offices], ownAreaOnly: ['community', 'street'] },
  'admission report.file': { may: ['community'], ids: { demandedByUnitId: { unknown: 'admission.unknown-unit' } } },
  'admission report.list': { may: ['community', ...offices], ownAreaOnly: ['community'] },
  'admission report.get': { may: ['community', ...offices], ids: { id: ownReport }, tellsOfCity: true },
  'admission report.conclude': { may: offices, ids: { id: { unknown: 'admission.report-not-found' } } },
}
