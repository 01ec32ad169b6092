import type { SessionRecord } from '@linli/auth'
import { coreModule } from '@linli/core'
import { createTestCity, type TestCity } from '@linli/core/testing'
import { newId } from '@linli/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPrincipalSource } from './principal-source.ts'

let city: TestCity

beforeAll(async () => {
  city = await createTestCity()
})

afterAll(() => city.drop())

test('a session that has changed its post is never answered with the post before', async () => {
  const { actors, context, tenantId } = city.haigang
  const { department, office } = actors
  await city.database.write(coreModule, context, ({ db }) =>
    db
      .insertInto('core.appointment')
      .values({
        id: newId(),
        person_id: department.personId,
        post_id: office.postId,
        valid_from: '2026-01-01',
        valid_to: null,
      })
      .execute(),
  )
  const { database, clock, permissions } = city
  const principals = createPrincipalSource({ database, clock, permissions, monotonicMs: () => 0 })
  const before: SessionRecord = {
    id: `${tenantId}.session`,
    tenantId,
    accountId: newId(),
    personId: department.personId,
    postId: department.postId,
    mustChangePassword: false,
  }
  // A request that knows the session from a moment ago may ask after one that knows its new post.
  const asked = [before, { ...before, postId: office.postId }, before]
  const answers = await Promise.all(asked.map((session) => principals.find(session)))
  expect(answers.map((principal) => principal?.actor?.postId)).toEqual(asked.map(({ postId }) => postId))
})
