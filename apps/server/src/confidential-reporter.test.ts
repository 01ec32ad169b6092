import { publishParameters } from '@linli/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadPlugins } from './start/load-plugins.ts'
import { startTestServer, type TestServer } from './testing/start-test-server.ts'

let server: TestServer

const PLUGIN = '/api/plugins/admission/trpc'

beforeAll(async () => {
  server = await startTestServer()
  const plugins = await loadPlugins()
  await publishParameters(
    server.city.database,
    plugins.flatMap(({ parameters }) => parameters),
  )
  const { haigang } = server.city
  await server.addAccount(haigang, haigang.actors.audit, 'haigang.audit')
  await server.addAccount(haigang, haigang.actors.office, 'haigang.office')
  await server.addAccount(haigang, haigang.actors.community, 'haigang.community')
})

afterAll(() => server.close())

test('who reported an unlisted task is known to the overseer and to no administrator', async () => {
  const community = await server.signedIn('haigang.community')
  const report = { title: '入户统计家电', demandedBy: '某局来电', channel: 'phone' }
  const filed = await community.mutate('report.file', report, PLUGIN)
  const { id, caseId } = filed.data as { id: string; caseId: string } // the answer of `report.file`
  const { name, unitName } = server.city.haigang.actors.community

  const office = await server.signedIn('haigang.office')
  const asked = await office.query('report.get', { id }, PLUGIN)
  expect(asked.data).toMatchObject({
    community: { name: unitName },
    course: { timeline: [{ person: name, unit: unitName }] },
  })

  const auditor = await server.signedIn('haigang.audit')
  const { data, text } = await auditor.query('audit.list', { limit: 50 })
  const opened = { action: 'admission.report.open', subjectId: caseId, person: '', post: '', unit: '' }
  expect(data).toMatchObject({ rows: expect.arrayContaining([expect.objectContaining(opened)]) })
  expect(text).not.toContain(unitName)
})
