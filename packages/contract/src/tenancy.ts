import { z } from 'zod'
import { accountName } from './people.ts'
import { type AdministratorRole, administratorRoles, type TenantKind } from './post-roles.ts'
import { id, text } from './schemas.ts'

/** One of the three administrators whom a city gives to a district. */
const newAdministrator = z.object({
  role: z.enum(administratorRoles),
  name: text(40),
  account: accountName,
  title: text(40),
})

/** Administrators for a district, one or all three of them, each another person. */
export const appointAdministratorsInput = z.object({
  tenantId: id,
  administrators: z.array(newAdministrator).min(1).max(administratorRoles.length),
  /** Needed where one of these duties is somebody's there already; the district's audit shows it. */
  reason: text(500).optional(),
})

/** The account of an administrator who has just been appointed, with a password for one sign-in. */
export interface AppointedAdministrator {
  readonly role: AdministratorRole
  readonly name: string
  readonly account: string
  readonly oneTimePassword: string
}

/** A district, county or functional zone as its city's administrator sees it: never whom it employs, only whether anybody. */
export interface DistrictRow {
  readonly tenantId: string
  readonly name: string
  readonly kind: TenantKind
  /** Lower-case Latin, as the district's accounts begin: `haigang`. */
  readonly slug: string
  /** How many hold each duty and can sign in. */
  readonly administrators: Readonly<Record<AdministratorRole, number>>
}
