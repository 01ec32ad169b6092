import type { DistrictRow } from '@linli/contract'

export interface AdministratorFormValues {
  readonly tenantId: string
  readonly name: string
  readonly account: string
  readonly title: string
  /** Asked for while the district has an administrator already. */
  readonly reason: string
}

const ACCOUNT = /^[a-z0-9][a-z0-9._-]{2,63}$/

/** An account is proposed for the district chosen, unless another has been typed. */
export function chooseDistrict(
  values: AdministratorFormValues,
  tenantId: string,
  districts: readonly DistrictRow[],
): AdministratorFormValues {
  const proposals = new Map(districts.map((district) => [district.tenantId, `${district.slug}.admin`]))
  const typed = values.account !== '' && values.account !== proposals.get(values.tenantId)
  return { ...values, tenantId, account: typed ? values.account : (proposals.get(tenantId) ?? '') }
}

/** Whether somebody administers the district chosen, so that the appointment needs its reason. */
export function needsReason(
  { tenantId }: Pick<AdministratorFormValues, 'tenantId'>,
  districts: readonly DistrictRow[],
): boolean {
  return districts.some((district) => district.tenantId === tenantId && district.administrators > 0)
}

/** Fields with a problem, each with the key of its message. */
export function findAdministratorProblems(
  values: AdministratorFormValues,
  districts: readonly DistrictRow[],
): { name: keyof AdministratorFormValues; key: string }[] {
  const problems: { name: keyof AdministratorFormValues; key: string }[] = []
  if (!values.tenantId) problems.push({ name: 'tenantId', key: 'districts.problem.district' })
  if (!values.name.trim()) problems.push({ name: 'name', key: 'people.problem.name' })
  if (!ACCOUNT.test(values.account.trim())) problems.push({ name: 'account', key: 'people.problem.account' })
  if (!values.title.trim()) problems.push({ name: 'title', key: 'people.problem.title' })
  if (needsReason(values, districts) && !values.reason.trim())
    problems.push({ name: 'reason', key: 'districts.problem.reason' })
  return problems
}
