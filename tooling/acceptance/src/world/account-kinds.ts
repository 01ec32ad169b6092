/** Everybody who could send a request. */
export const accountKinds = [
  'nobody',
  'community',
  'street',
  'department',
  'office',
  'city-officer',
  'city-system-administrator',
  'city-security-administrator',
  'city-audit-administrator',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
  'other-office',
  'deactivated',
] as const

/** `other-office` is the office of another district; `deactivated` was the office of this one until a moment ago. */
export type AccountKind = (typeof accountKinds)[number]
