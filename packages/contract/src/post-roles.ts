/**
 * What a post (岗位) is there for. Permissions attach to the role of the post in which a person works, never to the person.
 */
export const postRoles = [
  'city-officer',
  'office-clerk',
  'department-clerk',
  'street-officer',
  'community-worker',
  'administrator',
] as const

export type PostRole = (typeof postRoles)[number]

export const tenantKinds = ['city', 'district', 'county', 'functional-zone'] as const
export type TenantKind = (typeof tenantKinds)[number]
