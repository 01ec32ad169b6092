import { appointAdministratorInput } from '@linli/contract'
import { appointDistrictAdministrator, type CityAdministrator, listDistrictAdministrators } from '@linli/core'
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

  appointAdministrator: manage.input(appointAdministratorInput).mutation(async ({ ctx, input }) => {
    const { database, clock } = ctx.services
    const person = { ...input, at: clock.now() }
    const { oneTimePassword } = valueOrThrow(
      await appointDistrictAdministrator(database, await administrator(ctx), person),
    )
    return { oneTimePassword }
  }),
})

async function administrator(ctx: CoreCall): Promise<CityAdministrator> {
  return { context: await ctx.context(), actor: requireActor(await ctx.principal()) }
}
