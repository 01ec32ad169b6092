import { coreRouter } from '@linli/api'
import { type ProcedureFacts, proceduresOf } from '@linli/sdk/server'
import { loadPlugins } from '@linli/server/testing'
import type { AnyTRPCRouter } from '@trpc/server'
import { z } from 'zod'

/** One procedure as the wire knows it, with the schema it was built with. */
export interface Procedure extends ProcedureFacts {
  /** Its name in every table here: the endpoint and the path. */
  readonly key: string
  /** Where its router is served. */
  readonly api: string
  readonly schema: z.ZodType | undefined
}

/** Every procedure of the core and of every installed plugin. */
export async function listProcedures(): Promise<Procedure[]> {
  const plugins = await loadPlugins()
  return [
    ...ofRouter('core', '/api/trpc', coreRouter),
    ...plugins.flatMap(({ id, router }) => ofRouter(id, `/api/plugins/${id}/trpc`, router)),
  ]
}

function ofRouter(name: string, api: string, router: AnyTRPCRouter): Procedure[] {
  return proceduresOf(router).map((facts) => ({
    ...facts,
    key: `${name} ${facts.path}`,
    api,
    schema: schemaOf(router, facts.path),
  }))
}

function schemaOf(router: AnyTRPCRouter, path: string): z.ZodType | undefined {
  // a built procedure keeps its parsers, which its public type does not tell
  const procedure = router._def.procedures[path] as { readonly _def: { readonly inputs?: readonly unknown[] } }
  const inputs = procedure._def.inputs ?? []
  if (inputs.length === 0) return undefined
  const [input] = inputs
  if (inputs.length > 1 || !(input instanceof z.ZodType)) throw new Error(`${path} has an input that cannot be read`)
  return input
}
