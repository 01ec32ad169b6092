import type { AdministratorRole, DistrictRow } from '@linli/contract'
import type { FoundProblem } from '../forms/use-form-check.ts'
import { administratorRoles } from '../people/administrator-roles.ts'
import { findTextProblems, type PersonTexts } from '../people/person-texts.ts'
import { personLimits, REASON_LIMIT } from '../wire/text-limits.ts'

const textNames = ['name', 'account', 'title'] as const satisfies readonly (keyof PersonTexts)[]

/** A field of one of the three: `system-administrator.name`. */
export type AdministratorField = `${AdministratorRole}.${keyof PersonTexts}`
export type AdministratorsField = AdministratorField | 'tenantId' | 'roles' | 'reason'

export interface AdministratorsFormValues {
  readonly tenantId: string
  /** Whom to add: those that the district lacks, unless others are chosen. */
  readonly roles: readonly AdministratorRole[]
  readonly people: Readonly<Record<AdministratorRole, PersonTexts>>
  /** Asked for while somebody in the district holds one of these duties. */
  readonly reason: string
}

/** @param titleOf the usual title of each post */
export function emptyAdministratorsForm(titleOf: (role: AdministratorRole) => string): AdministratorsFormValues {
  const of = (role: AdministratorRole) => ({ name: '', account: '', title: titleOf(role) })
  const people = {
    'system-administrator': of('system-administrator'),
    'security-administrator': of('security-administrator'),
    'audit-administrator': of('audit-administrator'),
  }
  return { tenantId: '', roles: [], people, reason: '' }
}

/** For the district chosen: whom it lacks, and an account for each unless another has been typed. */
export function chooseDistrict(
  values: AdministratorsFormValues,
  tenantId: string,
  districts: readonly DistrictRow[],
): AdministratorsFormValues {
  const before = districts.find((district) => district.tenantId === values.tenantId)
  const district = districts.find((one) => one.tenantId === tenantId)
  const people = { ...values.people }
  for (const role of administratorRoles) {
    const { account } = people[role]
    const typed = account !== '' && account !== (before && proposeAccount(before, role))
    if (!typed) people[role] = { ...people[role], account: district ? proposeAccount(district, role) : '' }
  }
  const roles = administratorRoles.filter((role) => district?.administrators[role] === 0)
  return { ...values, tenantId, roles, people }
}

function proposeAccount({ slug, administrators }: DistrictRow, role: AdministratorRole): string {
  const name = `${slug}.${role.replace('-administrator', '')}`
  return administrators[role] === 0 ? name : `${name}${administrators[role] + 1}`
}

export function changePerson(
  values: AdministratorsFormValues,
  role: AdministratorRole,
  changed: Partial<PersonTexts>,
): AdministratorsFormValues {
  return { ...values, people: { ...values.people, [role]: { ...values.people[role], ...changed } } }
}

export function chooseRole(
  values: AdministratorsFormValues,
  role: AdministratorRole,
  chosen: boolean,
): AdministratorsFormValues {
  const roles = administratorRoles.filter((one) => (one === role ? chosen : values.roles.includes(one)))
  return { ...values, roles }
}

/** Whether somebody holds one of the chosen duties in the district, so that the appointment needs its reason. */
export function needsReason(
  { tenantId, roles }: Pick<AdministratorsFormValues, 'tenantId' | 'roles'>,
  districts: readonly DistrictRow[],
): boolean {
  const district = districts.find((one) => one.tenantId === tenantId)
  return district !== undefined && roles.some((role) => district.administrators[role] > 0)
}

/** Every text in the order of the form, those of people who are not to be added left out. */
export function listFields({ tenantId, roles, people, reason }: AdministratorsFormValues): Record<string, string> {
  const texts = roles.flatMap((role) => textNames.map((name) => [`${role}.${name}`, people[role][name]] as const))
  return { tenantId, roles: roles.join(), ...Object.fromEntries(texts), reason }
}

/** How long each of those texts may be. */
export function listLimits({ roles }: AdministratorsFormValues): Record<string, number> {
  const texts = roles.flatMap((role) => textNames.map((name) => [`${role}.${name}`, personLimits[name]] as const))
  return { ...Object.fromEntries(texts), reason: REASON_LIMIT }
}

/** Fields with a problem, each with the key of its message. */
export function findAdministratorsProblems(
  values: AdministratorsFormValues,
  districts: readonly DistrictRow[],
): FoundProblem<AdministratorsField>[] {
  const { tenantId, roles, people, reason } = values
  const problems: FoundProblem<AdministratorsField>[] = []
  if (!tenantId) return [{ name: 'tenantId', key: 'districts.problem.district' }]
  if (roles.length === 0) problems.push({ name: 'roles', key: 'districts.problem.roles' })
  for (const role of roles) {
    const found = findTextProblems(people[role])
    problems.push(...found.map(({ name, key }) => ({ name: `${role}.${name}` as const, key })))
  }
  if (needsReason(values, districts) && !reason.trim())
    problems.push({ name: 'reason', key: 'districts.problem.reason' })
  return problems
}
