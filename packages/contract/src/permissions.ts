import type { PostRole } from './post-roles.ts'

/** Permissions of the core, each with the roles that hold it by default; a plugin declares its own the same way. */
export const corePermissions = {
  'inbox:view': [
    'city-officer',
    'office-clerk',
    'department-clerk',
    'street-officer',
    'community-worker',
    'administrator',
  ],
  'organisation:view': [
    'city-officer',
    'office-clerk',
    'department-clerk',
    'street-officer',
    'community-worker',
    'administrator',
  ],
  'people:manage': ['administrator'],
  'plugins:manage': ['administrator'],
  'audit:view': ['administrator'],
  /** In a city alone: its districts' first administrators. */
  'tenancy:manage': ['administrator'],
  'oversight:view': ['city-officer'],
  'facts:view': ['office-clerk', 'department-clerk', 'street-officer', 'community-worker'],
  /** Whose fact it is, the fact's own definition says. */
  'facts:enter': ['office-clerk', 'department-clerk', 'street-officer', 'community-worker'],
  'facts:define': ['office-clerk', 'city-officer'],
  'facts:burden': ['office-clerk', 'street-officer', 'community-worker'],
} as const satisfies Record<string, readonly PostRole[]>

export type CorePermission = keyof typeof corePermissions
