import { createTestKeyRing } from '@linli/database/testing'
import { ok, valueOrThrow } from '@linli/kernel'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createCaseEngine } from '../cases/case-engine.ts'
import { coreModule } from '../core-module.ts'
import type { PlaceFollower } from '../places/place-work.ts'
import { createTestCity, type TestCity } from '../testing/create-test-city.ts'
import {
  type Border,
  crossBorder,
  expectMatters,
  expectOnePlace,
  type Heard,
} from '../testing/place-model/cross-border.ts'
import {
  beginRun,
  buildBase,
  changePlaces,
  closeCase,
  expectAsModelled,
  type ModelDesk,
  modelPermissions,
  modelProcess,
  nextDay,
  openCase,
} from '../testing/place-model/district-run.ts'
import { type ChangeKind, changeKinds, type Picks } from '../testing/place-model/draw-change.ts'
import type { ModelUnit } from '../testing/place-model/place-model.ts'
import type { TestTenant } from '../testing/test-tenant.ts'
import { findTransfer } from './find-transfer.ts'
import { proposeTransfer } from './propose-transfer.ts'
import type { TransferRecord } from './transfer.queries.ts'
import type { TransferServices } from './transfer-work.ts'

/**
 * Two districts of a city against their models, with streets and communities that cross the border in both directions between
 * all other changes: each run is one transaction across both that is rolled back.
 */

const RUNS = 1000
const MOST_COMMANDS = 6

let test: TestCity
let services: TransferServices
let desks: readonly [ModelDesk, ModelDesk]
let bases: readonly [readonly ModelUnit[], readonly ModelUnit[]]
let ways: readonly [readonly TransferRecord[], readonly TransferRecord[]]

beforeAll(async () => {
  test = await createTestCity({ permissions: modelPermissions })
  const { clock, calendar, permissions, database, haigang, shanhaiguan } = test
  const processes = [{ pluginId: 'model', definition: modelProcess }]
  const engine = createCaseEngine({ clock, calendar, permissions, processes })
  services = {
    clock,
    database,
    keys: createTestKeyRing(),
    finals: engine.finals,
    followers: [hearer],
    confidential: [],
  }
  const deskOf = (tenant: TestTenant, mark: string): ModelDesk => ({
    engine,
    services,
    clock,
    actor: tenant.actors.office,
    rootId: tenant.units.root.id,
    mark,
  })
  desks = [deskOf(haigang, 'e'), deskOf(shanhaiguan, 'w')]
  bases = [await addBase(haigang, desks[0]), await addBase(shanhaiguan, desks[1])]
  ways = [await propose(haigang, shanhaiguan), await propose(shanhaiguan, haigang)]
})

afterAll(() => test.drop())

function addBase(tenant: TestTenant, { rootId, mark }: ModelDesk): Promise<ModelUnit[]> {
  const name = (part: string) => `${mark} ${part}`
  return test.database.write(coreModule, tenant.context, (scope) =>
    buildBase(scope, rootId, [
      ['street', name('north')],
      ['street', name('south')],
      ['community', name('first'), name('north')],
      ['community', name('second'), name('north')],
      ['estate', name('e1'), name('first')],
      ['building', name('b1'), name('e1')],
    ]),
  )
}

/** One for each time that a run can cross the border this way. */
async function propose(source: TestTenant, destination: TestTenant): Promise<TransferRecord[]> {
  const { city } = test
  const caller = { context: city.contextOf(city.actors.officer), actor: city.actors.officer }
  const papers = { documentNumber: '秦政字〔2026〕9号', approvedBy: 'x', reason: 'x' }
  const proposal = { sourceId: source.tenantId, destinationId: destination.tenantId, place: 'x', day: '2026-03-02' }
  return Promise.all(
    Array.from({ length: MOST_COMMANDS }, async () => {
      const { id } = valueOrThrow(await proposeTransfer(services, caller, { ...proposal, ...papers }))
      const found = await test.database.read(coreModule, source.context, (scope) => findTransfer(scope, id))
      return valueOrThrow(found).transfer
    }),
  )
}

interface Command {
  readonly what: 'open' | 'close' | 'cross' | ChangeKind
  readonly east: boolean
  readonly picks: Picks
}

const picks = fc.record({ a: fc.nat(9), b: fc.nat(9), mask: fc.nat(7), flag: fc.boolean() })
const command: fc.Arbitrary<Command> = fc.record({
  // every other one crosses, or opens what crosses
  what: fc.oneof(fc.constantFrom('open', 'cross', 'cross', 'close', 'delegate'), fc.constantFrom(...changeKinds)),
  east: fc.boolean(),
  picks,
})

class RolledBack extends Error {}

let crossed = 0

/** What the last run's plugins were told. */
const heard: Heard[] = []
const hearer: PlaceFollower = {
  pluginId: 'model',
  isEnabled: async () => true,
  describe: async () => [],
  async follow({ tenantId }, change) {
    heard.push({ tenantId, change })
    return ok(undefined)
  },
}

async function play(commands: readonly Command[]): Promise<void> {
  const contexts = [test.haigang.contextOf(desks[0].actor), test.shanhaiguan.contextOf(desks[1].actor)] as const
  await test.database
    .between(coreModule, contexts, async (first, second) => {
      const runs = [beginRun(desks[0], first, bases[0]), beginRun(desks[1], second, bases[1])] as const
      const border: Border = {
        services,
        runs,
        matters: new Map(),
        ways: new Map([
          [runs[0], ways[0]],
          [runs[1], ways[1]],
        ]),
        used: new Map(),
        heard,
      }
      for (const { what, east, picks } of commands) {
        const [run, other] = east ? runs : [runs[1], runs[0]]
        if (what === 'open') await openCase(run, picks)
        else if (what === 'close') await closeCase(run, picks)
        else if (what === 'cross') crossed += Number(await crossBorder(border, picks))
        else {
          nextDay(other)
          await changePlaces(run, what, picks)
        }
      }
      for (const run of runs) await expectAsModelled(run)
      await expectMatters(border)
      expectOnePlace(border)
      throw new RolledBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error
    })
}

it(`keeps to both models in ${RUNS} runs`, { timeout: 600_000 }, async () => {
  const runs = fc.array(command, { minLength: 1, maxLength: MOST_COMMANDS })
  await fc.assert(fc.asyncProperty(runs, play), { numRuns: RUNS, seed: 20260302, endOnFailure: false })
  expect(crossed).toBeGreaterThan(RUNS / 4)
})
