import { newId, valueOrThrow } from '@linli/kernel'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CaseEngine, createCaseEngine } from '../cases/case-engine.ts'
import { coreModule } from '../core-module.ts'
import { publishParameters } from '../parameters/publish-parameters.ts'
import { createTestCity, type TestCity } from '../testing/create-test-city.ts'
import { sampleParameters, samplePermissions, sampleProcess } from '../testing/sample-process.ts'
import type { TestTenant } from '../testing/test-tenant.ts'
import { listAudit } from './list-audit.ts'
import { sealAudit } from './seal-audit.ts'
import { verifyAudit } from './verify-audit.ts'

let test: TestCity
let engine: CaseEngine

const confidential = { ...sampleProcess, key: 'confidential', confidentialOpener: true }

beforeAll(async () => {
  test = await createTestCity({ permissions: { sample: samplePermissions } })
  await publishParameters(test.database, sampleParameters)
  const { clock, calendar, permissions } = test
  const processes = [sampleProcess, confidential].map((definition) => ({ pluginId: 'sample', definition }))
  engine = createCaseEngine({ clock, calendar, permissions, processes })
})

afterAll(() => test.drop())

/** A department opens a case, the office returns it, and the department withdraws it. */
async function runCase(tenant: TestTenant, process: string): Promise<void> {
  const { department, office } = tenant.actors
  const by = (
    actor: typeof office,
    step: (scope: Parameters<CaseEngine['open']>[0]) => ReturnType<CaseEngine['open']>,
  ) =>
    test.database.write(coreModule, tenant.contextOf(actor), async (scope) => {
      test.clock.advanceMs(1000)
      return valueOrThrow(await step(scope))
    })
  const opening = { pluginId: 'sample', process, subjectId: newId(), title: 'x' }
  const { id: caseId } = await by(department, (scope) => engine.open(scope, department, opening))
  const address = { pluginId: 'sample', caseId }
  await by(office, (scope) =>
    engine.transition(scope, office, { ...address, version: 1, action: 'return', opinion: 'x' }),
  )
  await by(department, (scope) => engine.transition(scope, department, { ...address, version: 2, action: 'withdraw' }))
}

async function listed(tenant: TestTenant) {
  const page = await test.database.read(coreModule, tenant.context, (scope) => listAudit(scope, { limit: 10 }))
  return valueOrThrow(page).rows.map(({ action, person, post, unit }) => ({ action, person, post, unit }))
}

it('names in the audit who decides, and whoever opened only where that is not confidential', async () => {
  const { haigang, shanhaiguan } = test
  await runCase(haigang, 'confidential')
  await runCase(shanhaiguan, 'request')
  const named = ({ name, postTitle, unitName }: TestTenant['actors']['office']) => ({
    person: name,
    post: postTitle,
    unit: unitName,
  })
  const nobody = { person: '', post: '', unit: '' }
  expect(await listed(haigang)).toEqual([
    { action: 'sample.confidential.withdraw', ...nobody },
    { action: 'sample.confidential.return', ...named(haigang.actors.office) },
    { action: 'sample.confidential.open', ...nobody },
  ])
  expect(await listed(shanhaiguan)).toEqual([
    { action: 'sample.request.withdraw', ...named(shanhaiguan.actors.department) },
    { action: 'sample.request.return', ...named(shanhaiguan.actors.office) },
    { action: 'sample.request.open', ...named(shanhaiguan.actors.department) },
  ])
})

it('seals what is confidential like everything else', async () => {
  await sealAudit(test.database, test.clock)
  const { context } = test.haigang
  expect(await test.database.read(coreModule, context, verifyAudit)).toEqual({ intact: true, sealed: 3, waiting: 0 })
})
