import type { AnyTRPCProcedure, AnyTRPCRouter } from '@trpc/server'

export interface ProcedureFacts {
  /** Dotted, as on the wire. */
  readonly path: string
  readonly type: 'query' | 'mutation' | 'subscription'
  readonly permission: string | undefined
  readonly hasInput: boolean
}

/** Every procedure of a router, with what a reviewer or a test asks of it. */
export function proceduresOf(router: AnyTRPCRouter): ProcedureFacts[] {
  // tRPC keeps all procedures flat by path, whatever the nesting; its type for them is open
  const procedures = Object.entries(router._def.procedures as Record<string, AnyTRPCProcedure>)
  return procedures.map(([path, { _def }]) => ({
    path,
    type: _def.type,
    permission: permissionOf(_def.meta),
    // the parsers are part of every built procedure, though not of its public type
    hasInput: 'inputs' in _def && Array.isArray(_def.inputs) && _def.inputs.length > 0,
  }))
}

function permissionOf(meta: unknown): string | undefined {
  if (typeof meta !== 'object' || meta === null || !('permission' in meta)) return undefined
  return typeof meta.permission === 'string' ? meta.permission : undefined
}
