import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { compilerFor } from './module-kysely.ts'
import { sampleModule } from './testing/sample-module.ts'

const db = compilerFor(sampleModule)

test('a select compares the tenant of every table it names', () => {
  const { sql: text } = db
    .selectFrom('sample.note as n')
    .leftJoin('sample.comment as c', (on) => on.onRef('c.note_id', '=', 'n.id'))
    .select('n.id')
    .where(sql<boolean>`n.hits = 1 or n.hits = 2`)
    .compile()
  expect(text).toBe(
    'select "n"."id" from "sample"."note" as "n" ' +
      'left join "sample"."comment" as "c" on "c"."tenant_id" = $1 and ("c"."note_id" = "n"."id") ' +
      'where "n"."tenant_id" = $2 and (n.hits = 1 or n.hits = 2)',
  )
})

test('subqueries and common table expressions are compared too', () => {
  const { sql: text } = db
    .with('busy', (cte) => cte.selectFrom('sample.note').select('id').where('hits', '>', 3))
    .selectFrom('busy')
    .select((eb) => ['busy.id', eb.selectFrom('sample.comment').select(eb.fn.countAll().as('n')).as('comments')])
    .compile()
  expect(text).toContain('from "sample"."note" where "sample"."note"."tenant_id" = $1 and ("hits" > $2)')
  expect(text).toContain('from "sample"."comment" where "sample"."comment"."tenant_id" = $3')
  expect(text).not.toContain('"busy"."tenant_id"')
})

test('update and delete compare it, insert gives it', () => {
  expect(db.updateTable('sample.note').set({ body: 'x' }).where('id', '=', 'i').compile().sql).toBe(
    'update "sample"."note" set "body" = $1 where "sample"."note"."tenant_id" = $2 and ("id" = $3)',
  )
  expect(db.deleteFrom('sample.note').compile().sql).toBe(
    'delete from "sample"."note" where "sample"."note"."tenant_id" = $1',
  )
  expect(db.insertInto('sample.note').values({ id: 'i', body: 'b', day: null }).compile().sql).toBe(
    'insert into "sample"."note" ("tenant_id", "id", "body", "day") values ($1, $2, $3, $4)',
  )
  expect(
    db
      .insertInto('sample.comment')
      .columns(['id', 'note_id', 'body'])
      .expression((eb) => eb.selectFrom('sample.note').select(['id', 'id as note_id', 'body']))
      .compile().sql,
  ).toBe(
    'insert into "sample"."comment" ("tenant_id", "id", "note_id", "body") ' +
      'select $1::uuid as "tenant_id", "id", "id" as "note_id", "body" from "sample"."note" where "sample"."note"."tenant_id" = $2',
  )
})

test('a query that names the tenant itself is refused', () => {
  // @ts-expect-error the types refuse it before the query layer does
  expect(() => db.insertInto('sample.note').values({ id: 'i', body: 'b', tenant_id: 't' }).compile()).toThrow(
    'tenant_id',
  )
})
