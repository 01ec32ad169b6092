import { type BulkAnswer, type BulkRow, bulkRows } from '@linli/contract'
import { guardCall, type ProcedureMeta, runRows, wireOptions } from '@linli/contract/trpc'
import type { Result } from '@linli/kernel'
import { initTRPC, type TRPCMutationProcedure, type TRPCQueryProcedure } from '@trpc/server'
import type { z } from 'zod'
import type { DailyContext, DailyWork } from './daily-work.ts'
import type { PlaceSpec, PlaceWork } from './place-work.ts'
import type { PluginCall } from './plugin-call.ts'
import type { ReadContext, WriteContext } from './plugin-context.ts'

/** What a procedure is made of: who may call it, what it takes, and the use case that answers. */
export interface ProcedureSpec<Context, Input extends z.ZodType, Output> {
  /** A permission that the plugin declares. */
  readonly permission: string
  readonly input: Input
  readonly run: (ctx: Context, input: z.output<Input>) => Promise<Result<Output>>
}

const t = initTRPC.context<PluginCall>().meta<ProcedureMeta>().create(wireOptions)

function procedure<Input extends z.ZodType>(permission: string, input: Input) {
  return t.procedure.use(guardCall).meta({ permission }).input(input)
}

/**
 * The building blocks of a plugin's router, typed by its tables. A query cannot write; a mutation is one transaction; both
 * check permission and input before the use case runs, and turn its refusal into the wire's form. `bulk` takes what a mutation
 * of one record takes, with `rows` in place of `id` and `version`: each row is a transaction of its own and gets its own result.
 */
export function createPluginApi<Tables>() {
  function query<Input extends z.ZodType, Output>(spec: ProcedureSpec<ReadContext<Tables>, Input, Output>) {
    const built = procedure(spec.permission, spec.input).query(({ ctx, input }) =>
      ctx.read((context: ReadContext<Tables>) => spec.run(context, input as z.output<Input>)),
    )
    return built as unknown as TRPCQueryProcedure<Shape<Input, Output>> // tRPC cannot work out its types for an open `Input`
  }

  function mutation<Input extends z.ZodType, Output>(spec: ProcedureSpec<WriteContext<Tables>, Input, Output>) {
    const built = procedure(spec.permission, spec.input).mutation(({ ctx, input }) =>
      ctx.write((context: WriteContext<Tables>) => spec.run(context, input as z.output<Input>)),
    )
    return built as unknown as TRPCMutationProcedure<Shape<Input, Output>> // as above
  }

  function bulk<Input extends RowSchema, Output>(spec: ProcedureSpec<WriteContext<Tables>, Input, Output>) {
    // of an open `Input` zod cannot tell what is left without these two
    const input = (spec.input as RowSchema).omit({ id: true, version: true }).extend({ rows: bulkRows })
    const built = procedure(spec.permission, input).mutation(({ ctx, input: { rows, ...rest } }) => {
      const run = (row: BulkRow) =>
        ctx.write((context: WriteContext<Tables>) => spec.run(context, { ...rest, ...row } as z.output<Input>))
      return runRows({ rows, run, requestId: ctx.requestId, onFault: ctx.noteFault })
    })
    return built as unknown as TRPCMutationProcedure<BulkShape<Input, Output>> // as above
  }

  function daily(run: (ctx: DailyContext<Tables>) => Promise<void>): DailyWork {
    return { run: run as unknown as DailyWork['run'] } // the host hands it the plugin's own tables, whose types it cannot know
  }

  function places(spec: PlaceSpec<Tables>): PlaceWork {
    return spec as unknown as PlaceWork // as above
  }

  return { router: t.router, query, mutation, bulk, daily, places }
}

interface Shape<Input extends z.ZodType, Output> {
  meta: ProcedureMeta
  input: z.input<Input>
  output: Output
}

/** What `bulk` takes for one row: the record's id, the version that the user saw, and what is the same for every row. */
type RowSchema = z.ZodObject<{ id: z.ZodType<string, string>; version: z.ZodType<number, number> }>

interface BulkShape<Input extends RowSchema, Output> {
  meta: ProcedureMeta
  input: Omit<z.input<Input>, 'id' | 'version'> & { rows: readonly BulkRow[] }
  output: BulkAnswer<Output>
}
