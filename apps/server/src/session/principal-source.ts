import type { SessionRecord } from '@linli/auth'
import type { Actor, Principal } from '@linli/contract/trpc'
import { coreModule, createTenantDirectory, loadActor, type PermissionTable } from '@linli/core'
import type { Database, TenantContext } from '@linli/database'
import { type Clock, SYSTEM_ACTOR, today } from '@linli/kernel'
import { createBriefCache } from './brief-cache.ts'

/** Finds for a session the post in which its person works, with the permissions of that post. */
export interface PrincipalSource {
  find(session: SessionRecord): Promise<Principal | undefined>
}

export interface PrincipalSourceOptions {
  readonly database: Database
  readonly clock: Clock
  readonly permissions: PermissionTable
  readonly monotonicMs: () => number
}

export function createPrincipalSource({
  database,
  clock,
  permissions,
  monotonicMs,
}: PrincipalSourceOptions): PrincipalSource {
  const tenants = createTenantDirectory(database)
  const cache = createBriefCache<Principal | undefined>(monotonicMs)

  async function load(session: SessionRecord): Promise<Principal | undefined> {
    const tenant = await tenants.find(session.tenantId)
    if (!tenant) return undefined
    const { id: sessionId, accountId, personId, mustChangePassword, mustEnrol } = session
    const actor = await findActor({ tenantId: tenant.id, cityId: tenant.cityId, actorId: SYSTEM_ACTOR }, session)
    const duties = { mustChangePassword, ...(mustEnrol && { mustEnrol }) }
    return { tenant, sessionId, accountId, personId, ...duties, ...(actor && { actor }) }
  }

  /** Without a post that is held today the person can still sign out, or choose one. */
  async function findActor(context: TenantContext, { personId, postId }: SessionRecord): Promise<Actor | undefined> {
    const query = { personId, on: today(clock), permissions }
    const load = (chosen: string | undefined) =>
      database.read(coreModule, context, (scope) => loadActor(scope, { ...query, postId: chosen }))
    const chosen = await load(postId)
    if (chosen.ok) return chosen.value
    // the chosen post was given up: a single other one is taken up by itself
    const remaining = postId === undefined ? chosen : await load(undefined)
    return remaining.ok ? remaining.value : undefined
  }

  return { find: (session) => cache.get(keyOf(session), () => load(session)) }
}

/** All that may change in a session: one that works in another post is never taken for the one it was. */
function keyOf({ id, postId, mustChangePassword }: SessionRecord): string {
  return `${id} ${postId} ${mustChangePassword}`
}
