import { corePermissions, type PostRole } from '@linli/contract'

/** Permissions with the roles that hold them, as the core and each plugin declare them. */
export type DeclaredPermissions = Readonly<Record<string, readonly PostRole[]>>

export interface PermissionTable {
  /** What a post of this role may do in a tenant where these plugins are enabled. */
  permissionsOf(role: PostRole, enabledPlugins: ReadonlySet<string>): ReadonlySet<string>
  /** The roles that hold a permission, by the core's or a plugin's declaration. */
  rolesHolding(permission: string): readonly PostRole[]
}

/**
 * Made once from the core's permissions and every installed plugin's.
 * @param byPlugin the plugin's id to what it declares
 */
export function createPermissionTable(byPlugin: Readonly<Record<string, DeclaredPermissions>> = {}): PermissionTable {
  const rolesByPermission = new Map(
    [corePermissions, ...Object.values(byPlugin)].flatMap((declared) => Object.entries<readonly PostRole[]>(declared)),
  )
  return {
    rolesHolding: (permission) => rolesByPermission.get(permission) ?? [],
    permissionsOf(role, enabledPlugins) {
      const ofPlugins = Object.entries(byPlugin).filter(([plugin]) => enabledPlugins.has(plugin))
      const declared = [corePermissions, ...ofPlugins.map(([, permissions]) => permissions)]
      return new Set(declared.flatMap((permissions) => permissionsHeldBy(role, permissions)))
    },
  }
}

function permissionsHeldBy(role: PostRole, declared: DeclaredPermissions): string[] {
  return Object.entries(declared)
    .filter(([, roles]) => roles.includes(role))
    .map(([permission]) => permission)
}
