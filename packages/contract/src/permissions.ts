import { administratorRoles, type PostRole, postRoles } from './post-roles.ts'

/** Permissions of the core, each with the roles that hold it by default; a plugin declares its own the same way. */
export const corePermissions = {
  'inbox:view': postRoles,
  'organisation:view': postRoles,
  /** Street officers for what lies in the own street, community workers for the own buildings; the rest for everything. */
  'organisation:edit': ['city-officer', 'office-clerk', 'street-officer', 'community-worker', 'system-administrator'],
  /** Who works here, in which posts, and whether they can sign in. */
  'people:view': administratorRoles,
  'people:manage': ['system-administrator'],
  /** Both must agree on who administers: one proposes, the other confirms. */
  'administrators:appoint': ['system-administrator', 'security-administrator'],
  'accounts:manage': ['security-administrator'],
  /** Changes of places and organisations: a business of the overseer, not a technical one. */
  'organisation:change': ['office-clerk', 'city-officer'],
  /** Which unit holds a duty that processes address: who answers for what is the overseer's to settle. */
  'duties:give': ['office-clerk', 'city-officer'],
  /** Rules for signing in, locks, second factors, sessions and the record of sign-ins. */
  'security:manage': ['security-administrator'],
  'plugins:manage': ['system-administrator'],
  'audit:view': ['audit-administrator'],
  /** Values of law and policy: the city's for all of its districts, a district's for itself. */
  'parameters:set': ['office-clerk', 'city-officer'],
  /** The State Council's yearly notice: the same for every tenant, so a city's alone. */
  'calendar:import': ['city-officer'],
  /** In a city alone: its districts' first administrators. */
  'tenancy:manage': ['system-administrator'],
  /** A street or community from one district to another: its city proposes, both districts agree. */
  'tenancy:transfer': ['city-officer', 'office-clerk'],
  'oversight:view': ['city-officer'],
  'facts:view': ['office-clerk', 'department-clerk', 'street-officer', 'community-worker'],
  /** Whose fact it is, the fact's own definition says. */
  'facts:enter': ['office-clerk', 'department-clerk', 'street-officer', 'community-worker'],
  'facts:define': ['office-clerk', 'city-officer'],
  'facts:burden': ['office-clerk', 'street-officer', 'community-worker'],
} as const satisfies Record<string, readonly PostRole[]>

export type CorePermission = keyof typeof corePermissions
