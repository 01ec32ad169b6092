import type { Me } from '@linli/contract'
import { coreModule, findPerson, listEnabledPlugins, listPosts } from '@linli/core'
import { today } from '@linli/kernel'
import type { CoreCall } from './core-call.ts'

/** Who is signed in; works before a post is chosen, so that the choice can be offered. */
export async function readMe(ctx: CoreCall): Promise<Me> {
  const { database, clock, demo } = ctx.services
  const { tenant, actor, mustChangePassword, mustEnrol, personId } = await ctx.principal()
  const [person, posts, plugins] = await database.read(coreModule, await ctx.context(), (scope) =>
    Promise.all([
      findPerson(scope, personId),
      listPosts(scope, { personId, on: today(clock) }),
      listEnabledPlugins(scope),
    ]),
  )
  const post = posts.find(({ id }) => id === actor?.postId)
  return {
    person: { id: personId, name: person?.name ?? '' },
    tenant: { id: tenant.id, name: tenant.name, kind: tenant.kind },
    ...(post && { post }),
    posts,
    permissions: [...(actor?.permissions ?? [])],
    plugins,
    mustChangePassword,
    ...(mustEnrol && { mustEnrol }),
    demo,
  }
}
