import fc from 'fast-check'
import { afterAll, beforeAll, it } from 'vitest'
import { createCaseEngine } from '../cases/case-engine.ts'
import { coreModule } from '../core-module.ts'
import { createTestCity, type TestCity } from '../testing/create-test-city.ts'
import {
  beginRun,
  buildBase,
  changePlaces,
  closeCase,
  expectAsModelled,
  type ModelDesk,
  modelPermissions,
  modelProcess,
  openCase,
} from '../testing/place-model/district-run.ts'
import { type ChangeKind, changeKinds, type Picks } from '../testing/place-model/draw-change.ts'
import type { ModelUnit } from '../testing/place-model/place-model.ts'

/** Places against a reference model, on the real database: each run is one transaction that is rolled back. */

const RUNS = 1000

let test: TestCity
let desk: ModelDesk
let base: readonly ModelUnit[]

beforeAll(async () => {
  test = await createTestCity({ permissions: modelPermissions })
  const { clock, calendar, permissions } = test
  const processes = [{ pluginId: 'model', definition: modelProcess }]
  const engine = createCaseEngine({ clock, calendar, permissions, processes })
  const services = { clock, finals: engine.finals, followers: [] }
  desk = { engine, services, clock, actor: test.haigang.actors.office, rootId: test.haigang.units.root.id, mark: 'n' }
  base = await test.database.write(coreModule, test.haigang.context, (scope) =>
    buildBase(scope, desk.rootId, [
      ['street', 'north'],
      ['street', 'south'],
      ['community', 'first', 'north'],
      ['community', 'second', 'north'],
      ['community', 'third', 'south'],
      ['estate', 'e1', 'first'],
      ['building', 'b1', 'e1'],
      ['building', 'b2', 'e1'],
      ['building', 'b3', 'first'],
      ['estate', 'e3', 'third'],
    ]),
  )
})

afterAll(() => test.drop())

interface Command {
  readonly what: 'open' | 'close' | ChangeKind
  readonly picks: Picks
}

const picks = fc.record({ a: fc.nat(9), b: fc.nat(9), mask: fc.nat(7), flag: fc.boolean() })
const command: fc.Arbitrary<Command> = fc.record({
  what: fc.constantFrom('open', 'open', 'close', ...changeKinds),
  picks,
})

class RolledBack extends Error {}

async function play(commands: readonly Command[]): Promise<void> {
  await test.database
    .write(coreModule, test.haigang.contextOf(desk.actor), async (scope) => {
      const run = beginRun(desk, scope, base)
      for (const { what, picks } of commands) {
        if (what === 'open') await openCase(run, picks)
        else if (what === 'close') await closeCase(run, picks)
        else await changePlaces(run, what, picks)
      }
      await expectAsModelled(run)
      throw new RolledBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error
    })
}

it(`keeps to the model in ${RUNS} runs`, { timeout: 600_000 }, async () => {
  const runs = fc.array(command, { minLength: 1, maxLength: 6 })
  await fc.assert(fc.asyncProperty(runs, play), { numRuns: RUNS, seed: 20260302, endOnFailure: false })
})
