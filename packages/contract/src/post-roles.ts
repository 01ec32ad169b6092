/**
 * What a post (岗位) is there for. Permissions attach to the role of the post in which a person works, never to the person.
 */
export const postRoles = [
  'city-officer',
  'office-clerk',
  'department-clerk',
  'street-officer',
  'community-worker',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
] as const

export type PostRole = (typeof postRoles)[number]

/** The three administrators (三员), whose duties nobody may join: GB/T 22239-2019 8.1.5 安全管理中心. */
export const administratorRoles = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
] as const satisfies readonly PostRole[]

export type AdministratorRole = (typeof administratorRoles)[number]

export const tenantKinds = ['city', 'district', 'county', 'functional-zone'] as const
export type TenantKind = (typeof tenantKinds)[number]
