import { appointAdministratorsInput } from '@linli/contract'
import { appointDistrictAdministrators, type CityAdministrator, listDistrictAdministrators } from '@linli/core'
import { valueOrThrow } from '@linli/kernel'
import { type CoreCall, requireActor } from '../core-call.ts'
import { procedure, router } from '../core-procedure.ts'

const manage = procedure('tenancy:manage')

/** What a city's administrator does for its districts; every other tenant's is refused. */
export const tenancyRouter = router({
  listDistricts: manage.query(async ({ ctx }) => {
    const { database, clock } = ctx.services
    return valueOrThrow(await listDistrictAdministrators(database, await administrator(ctx), { now: clock.now() }))
  }),

  appointAdministrators: manage.input(appointAdministratorsInput).mutation(async ({ ctx, input }) => {
    const { database, clock } = ctx.services
    const people = { ...input, at: clock.now() }
    return valueOrThrow(await appointDistrictAdministrators(database, await administrator(ctx), people))
  }),
})

async function administrator(ctx: CoreCall): Promise<CityAdministrator> {
  return { context: await ctx.context(), actor: requireActor(await ctx.principal()) }
}
