export { listPosts } from './list-posts.ts'
export { type ActorQuery, loadActor } from './load-actor.ts'
export { createPermissionTable, type DeclaredPermissions, type PermissionTable } from './permission-table.ts'
