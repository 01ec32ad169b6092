import type { CorePermission } from '@linli/contract'
import { guardCall, type ProcedureMeta, wireOptions } from '@linli/contract/trpc'
import { initTRPC } from '@trpc/server'
import type { CoreCall } from './core-call.ts'

const t = initTRPC.context<CoreCall>().meta<ProcedureMeta>().create(wireOptions)

export const { router } = t

/** @param permission `public`, `signed-in`, or a permission of the core */
export function procedure(permission: CorePermission | 'public' | 'signed-in') {
  return t.procedure.use(guardCall).meta({ permission })
}
