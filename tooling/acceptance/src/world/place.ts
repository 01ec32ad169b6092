import type { PostRole } from '@linli/contract'
import type { TestTenant } from '@linli/core/testing'
import type { Browser } from '@linli/server/testing'
import type pg from 'pg'

/**
 * A part of a district and the people at work there: one department, one street, one community. Records made for a place
 * carry its mark in every text, so that whoever sees the mark has seen the record.
 */
export interface Place {
  readonly tenant: TestTenant
  /** Past every wall, for what no procedure can prepare. */
  readonly admin: pg.Client
  readonly mark: string
  readonly departmentId: string
  readonly streetId: string
  readonly communityId: string
  /** A district under the place's city; seen from a district, one that is under another city. */
  readonly districtId: string
  /** Where somebody new can be appointed, and to what. */
  readonly vacancy: { readonly unitId: string; readonly role: PostRole }
  /** The moment at which the server is. */
  now(): Date
  /** Locks an account, as wrong passwords would. */
  lock(accountId: string): Promise<void>
  /** The account of a district's security administrator. */
  securityAccountOf(tenantId: string): Promise<string>
  readonly department: Browser
  readonly community: Browser
  readonly office: Browser
  readonly system: Browser
  readonly security: Browser
  readonly audit: Browser
}

/** A tenant with two places that must not see each other's records. */
export interface District {
  readonly tenant: TestTenant
  /** In every name of the district's people, posts and units. */
  readonly canary: string
  readonly places: readonly [Place, Place]
}
