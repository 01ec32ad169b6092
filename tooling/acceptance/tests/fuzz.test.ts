import type { Browser } from '@linli/server/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { badRequests } from '../src/fuzz/bad-requests.ts'
import { fuzzProcedure } from '../src/fuzz/fuzz-procedure.ts'
import { answersIn, judgeAnswer, readSecrets, type Secrets } from '../src/fuzz/judge-answer.ts'
import { fillWorld } from '../src/world/fill-world.ts'
import { openWorld, type World } from '../src/world/open-world.ts'
import { listProcedures, type Procedure } from '../src/world/procedures.ts'

/** `LINLI_FUZZ_SEED` plays a run again; `LINLI_FUZZ_COUNT` makes a longer one. */
const seed = Number(process.env.LINLI_FUZZ_SEED ?? 20_260_302)
const count = Number(process.env.LINLI_FUZZ_COUNT ?? 300)
const LEAST = 200

const procedures = await listProcedures()

/** One query and one mutation of each endpoint stand for all: what is broken here is broken before a procedure is found. */
function endpointsOf(all: readonly Procedure[]) {
  return [...Map.groupBy(all, ({ api }) => api)].map(([api, some]) => {
    const pathOf = (type: string) =>
      some.find((one) => one.type === type && one.hasInput && one.permission !== 'public')?.path ?? ''
    return { api, query: pathOf('query'), mutation: pathOf('mutation') }
  })
}

function copyOf(browser: Browser): Browser {
  const copy = world.server.browser()
  copy.cookie = browser.cookie
  return copy
}

let world: World
let secrets: Secrets
const totals = { calls: 0, accepted: 0 }

beforeAll(async () => {
  world = await openWorld()
  await fillWorld(world)
  secrets = await readSecrets(world.admin)
})

afterAll(async () => {
  console.log(`fuzz: seed ${seed}, ${procedures.length} procedures, ${totals.calls} calls, ${totals.accepted} accepted`)
  await world?.close()
})

describe(`bad inputs (seed ${seed}) are refused and nothing is told in`, () => {
  test.each(procedures)('$key', async (procedure) => {
    const { calls, accepted, faults } = await fuzzProcedure({ world, secrets, seed, count }, procedure)
    totals.calls += calls
    totals.accepted += accepted
    expect(faults).toEqual([])
    if (procedure.schema) expect(calls).toBeGreaterThanOrEqual(LEAST)
  })
})

describe.each(endpointsOf(procedures))('requests that no client of ours sends to $api', ({ api, query, mutation }) => {
  test.each(badRequests({ query, mutation }))('$what', async ({ path, init }) => {
    const { browser } = world.callers.office
    const answer = await copyOf(browser).send(`${api}/${path}`, init)
    totals.calls += 1
    const answers = answersIn(answer)
    expect(answers.flatMap((one) => judgeAnswer(one, `${path} ${String(init?.body)}`, secrets))).toEqual([])
    expect(answer.headers.get('set-cookie')).toBeNull()
  })
})

test('no fault was logged', () => {
  expect(world.server.log.filter(({ msg }) => msg === 'fault')).toEqual([])
})
