import type { DistrictRow } from '@linli/contract'
import type { FoundProblem } from '../forms/use-form-check.ts'
import { findTextProblems, type PersonTexts } from '../people/person-texts.ts'

export interface AdministratorFormValues extends PersonTexts {
  readonly tenantId: string
  /** Asked for while the district has an administrator already. */
  readonly reason: string
}

/** In the order of the form. */
export const emptyAdministratorForm: AdministratorFormValues = {
  tenantId: '',
  name: '',
  account: '',
  title: '',
  reason: '',
}

/** An account is proposed for the district chosen, unless another has been typed. */
export function chooseDistrict(
  values: AdministratorFormValues,
  tenantId: string,
  districts: readonly DistrictRow[],
): AdministratorFormValues {
  const proposals = new Map(districts.map((district) => [district.tenantId, proposeAccount(district)]))
  const typed = values.account !== '' && values.account !== proposals.get(values.tenantId)
  return { ...values, tenantId, account: typed ? values.account : (proposals.get(tenantId) ?? '') }
}

function proposeAccount({ slug, administrators }: DistrictRow): string {
  return administrators === 0 ? `${slug}.admin` : `${slug}.admin${administrators + 1}`
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
): FoundProblem<keyof AdministratorFormValues>[] {
  const problems: FoundProblem<keyof AdministratorFormValues>[] = findTextProblems(values)
  if (!values.tenantId) problems.unshift({ name: 'tenantId', key: 'districts.problem.district' })
  if (needsReason(values, districts) && !values.reason.trim())
    problems.push({ name: 'reason', key: 'districts.problem.reason' })
  return problems
}
