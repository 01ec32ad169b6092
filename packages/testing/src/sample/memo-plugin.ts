import {
  ask,
  createPluginApi,
  definePlugin,
  defineProcess,
  defineRule,
  evaluateRules,
  newId,
  ok,
  protectTable,
  refuse,
  type TenantId,
  wholeNumber,
} from '@linli/sdk/server'
import { type Kysely, type QueryExecutorProvider, sql } from 'kysely'
import { z } from 'zod'

/** The smallest plugin that does everything a plugin can, on which the host proves its promises. */

interface MemoTables {
  'plg_memo.note': { tenant_id: TenantId; id: string; case_id: string; body: string; hits: number }
}

const { router, query, mutation } = createPluginApi<MemoTables>()

const noteProcess = defineProcess({
  key: 'note',
  initial: 'open',
  states: { open: {}, closed: { final: true } },
  open: {},
  transitions: { close: { from: ['open'], to: 'closed', permission: 'memo:write' } },
})

const answeredInTime = defineRule({
  key: 'memo.answered-in-time',
  source: { document: 'product default', section: 'memo' },
  parameters: { limit: wholeNumber('memo.answer-days') },
  judge: ({ limit }, days: number) => ({ outcome: days <= limit ? 'met' : 'unmet', measured: { days, limit } }),
})

const note = z.object({ body: z.string() })
const noteId = z.object({ id: z.string() })

const memoRouter = router({
  list: query({
    permission: 'memo:write',
    input: z.object({}),
    run: async ({ db }) => ok(await db.selectFrom('plg_memo.note').select(['id', 'body']).orderBy('id').execute()),
  }),
  write: mutation({
    permission: 'memo:write',
    input: note,
    run: async (ctx, { body }) => {
      const id = newId(ctx.now)
      const opened = await ctx.cases.open({ process: 'note', subjectId: id, title: body, unitId: ctx.actor.unitId })
      if (!opened.ok) return opened
      await ctx.db.insertInto('plg_memo.note').values({ id, case_id: opened.value.id, body, hits: 0 }).execute()
      await ctx.events.emit('memo.written', { id })
      await ctx.metrics.add('memo.notes', 1)
      if (body === 'too much') return refuse('conflict', 'memo.full')
      if (body === 'no words for this') return refuse('conflict', 'memo.undeclared')
      if (body === 'crash') throw new Error('password of the database is 1234')
      return ok({ id, caseId: opened.value.id })
    },
  }),
  /** Takes any case id at all, to see which ones the host lets through. */
  close: mutation({
    permission: 'memo:write',
    input: noteId,
    run: (ctx, { id }) => ctx.cases.transition({ caseId: id, version: 1, action: 'close' }),
  }),
  /** Raw SQL, which the types of a query do not allow: what a plugin could do that casts them away. */
  sneakIn: query({
    permission: 'memo:write',
    input: z.object({ statement: z.string() }),
    run: async ({ db }, { statement }) => {
      const unchecked = db as unknown as QueryExecutorProvider // see above
      return ok((await sql.raw(statement).execute(unchecked)).rows)
    },
  }),
  sneakOn: mutation({
    permission: 'memo:write',
    input: z.object({ statements: z.array(z.string()) }),
    run: async ({ db }, { statements }) => {
      for (const statement of statements) await sql.raw(statement).execute(db)
      return ok(undefined)
    },
  }),
  count: mutation({
    permission: 'memo:write',
    input: z.object({ metric: z.string(), unitId: z.string().optional() }),
    run: async (ctx, { metric, unitId }) => ok(await ctx.metrics.add(metric, 1, unitId)),
  }),
  units: query({
    permission: 'memo:write',
    input: noteId,
    run: async (ctx, { id }) => {
      const unit = await ctx.units.get(id)
      if (!unit.ok) return unit
      const communities = await ctx.units.listCommunities()
      const overseer = await ctx.units.overseer()
      return ok({
        unit: unit.value.name,
        inArea: await ctx.units.inArea(id, ctx.actor.unitId),
        communities: communities.map(({ name }) => name),
        overseer: overseer.ok ? overseer.value.name : undefined,
      })
    },
  }),
  people: query({ permission: 'memo:write', input: noteId, run: (ctx, { id }) => ctx.people.inUnit(id) }),
  duty: query({ permission: 'memo:write', input: noteId, run: (ctx, { id }) => ctx.people.withDuty(id) }),
  answerDays: query({
    permission: 'memo:write',
    input: z.object({}),
    run: (ctx) => ctx.parameters.get('memo.answer-days'),
  }),
  judgeAnswer: query({
    permission: 'memo:write',
    input: z.object({ days: z.number().int().min(0).max(999) }),
    run: async (ctx, { days }) => ok(await evaluateRules(ctx, [ask(answeredInTime, days)])),
  }),
})

export type MemoRouter = typeof memoRouter

const notes = {
  async up(db: Kysely<unknown>) {
    await sql`create table plg_memo.note (
      tenant_id uuid not null, id uuid not null, case_id uuid not null, body text not null, hits integer not null,
      primary key (tenant_id, id))`.execute(db)
    await protectTable(db, 'plg_memo.note', ['select', 'insert'])
  },
  async down(db: Kysely<unknown>) {
    await sql`drop table plg_memo.note`.execute(db)
  },
}

const words = {
  'plugin.name': 'Memo',
  'plugin.description': 'Notes',
  'permission.write': 'Write notes',
  'process.note': 'Note',
  'state.note.open': 'Open',
  'state.note.closed': 'Closed',
  'action.note.open': 'Written',
  'action.note.close': 'Close',
  'metric.memo.notes': 'Notes',
  'metric.memo.by-community': 'Notes by community',
  'unit.notes': 'notes',
  'parameter.memo.answer-days': 'Days to answer',
  'unit.working-days': 'working days',
  'refusal.memo.full': 'No more notes',
}

export const memoPlugin = definePlugin({
  id: 'memo',
  version: '1.0.0',
  permissions: { 'memo:write': ['office-clerk'] },
  processes: [noteProcess],
  metrics: [
    { key: 'memo.notes', unit: 'notes', level: 'district' },
    { key: 'memo.by-community', unit: 'notes', level: 'community' },
  ],
  parameters: [
    {
      key: 'memo.answer-days',
      value: 4,
      unit: 'working-days',
      validFrom: '2026-01-01',
      sourceDocument: 'product default',
      section: 'memo',
    },
  ],
  refusals: ['memo.full'],
  events: ['memo.written'],
  migrations: { '0001-notes': notes },
  router: memoRouter,
  locales: { 'zh-CN': words, en: words },
})
