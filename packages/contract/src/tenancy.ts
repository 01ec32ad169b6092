import { z } from 'zod'
import { accountName } from './people.ts'
import type { TenantKind } from './post-roles.ts'
import { id, text } from './schemas.ts'

/** An administrator for a district, who adds everybody else there. */
export const appointAdministratorInput = z.object({
  tenantId: id,
  name: text(40),
  account: accountName,
  title: text(40),
  /** Needed while the district has an administrator who can sign in; the district's audit shows it. */
  reason: text(500).optional(),
})

/** A district, county or functional zone as its city's administrator sees it: never whom it employs, only whether anybody. */
export interface DistrictRow {
  readonly tenantId: string
  readonly name: string
  readonly kind: TenantKind
  /** Lower-case Latin, as the district's accounts begin: `haigang`. */
  readonly slug: string
  /** Administrators who can sign in. */
  readonly administrators: number
}
