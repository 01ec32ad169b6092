import type { AdministratorRole } from '@linli/contract'

/** As the contract lists them, in its order: the contract itself would bring its schemas' library into the browser. */
export const administratorRoles = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
] as const satisfies readonly AdministratorRole[]
