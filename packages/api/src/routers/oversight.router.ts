import { readDistricts } from '@linli/core'
import { procedure, router } from '../core-procedure.ts'

export const oversightRouter = router({
  districts: procedure('oversight:view').query(({ ctx }) => {
    const { plugins, clock } = ctx.services
    const metrics = plugins.flatMap((plugin) =>
      plugin.metrics.map(({ key, unit, level }) => ({ key, unit, ...(level && { level }), pluginId: plugin.id })),
    )
    return ctx.read((scope) => readDistricts(scope, { metrics, now: clock.now() }))
  }),
})
