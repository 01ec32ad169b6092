import { RefusalError } from '@linli/kernel'
import { experimental_standaloneMiddleware as standaloneMiddleware, TRPCError } from '@trpc/server'
import { findHostileInput } from './find-hostile-input.ts'
import type { WireContext } from './request.ts'
import { formatWireError, InputRefusalError, toWireError } from './wire-errors.ts'

/**
 * The one tRPC building block of core and plugins; each makes its own builder from it, with its own concrete context:
 *
 *     const t = initTRPC.context<Context>().meta<ProcedureMeta>().create(wireOptions)
 *     const procedure = (permission: string) => t.procedure.use(guardCall).meta({ permission })
 *
 * (a builder generic in its context does not type-check in tRPC).
 */

/** Says who may call a procedure: `public`, `signed-in` or a permission. A procedure without it never runs. */
export interface ProcedureMeta {
  readonly permission: string
}

export const wireOptions = { isDev: false, sse: { enabled: false }, errorFormatter: formatWireError }

/**
 * Runs before every procedure, in this order: is the caller admitted, is the raw input storable; then `.input(schema)` and
 * the resolver. Whatever was refused on the way, a thrown `RefusalError` included, leaves in the wire's form, so that a
 * resolver ends in `valueOrThrow(await useCase(scope, input))`.
 */
export const guardCall = standaloneMiddleware<{ ctx: WireContext; meta: ProcedureMeta }>().create(
  async ({ ctx, meta, path, getRawInput, next }) => {
    if (!meta) throw new Error(`procedure ${path} declares no permission`)
    const admitted = await ctx.admit(meta.permission)
    if (!admitted.ok) throw asWireError(new RefusalError(admitted.refusal))
    const problems = findHostileInput(await getRawInput())
    if (problems.length > 0) throw asWireError(new InputRefusalError(problems))
    const result = await next()
    if (!result.ok) throw toWireError(result.error)
    return result
  },
)

function asWireError(cause: RefusalError): TRPCError {
  return toWireError(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause }))
}
