import type { Actor } from '@linli/contract/trpc'
import { valueOrThrow } from '@linli/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { coreModule } from '../core-module.ts'
import { CASE_PLUGIN, type CaseDesk, codeOf, openCaseDesk } from '../testing/case-desk.ts'
import { untilSomebodyWaits } from '../testing/until-somebody-waits.ts'

let desk: CaseDesk

beforeAll(async () => {
  desk = await openCaseDesk()
})
beforeEach(() => desk.city.clock.setDay('2026-03-02'))
afterAll(() => desk.city.drop())

const course = async (caseId: string) =>
  valueOrThrow(
    await desk.read((scope) => desk.engine.course(scope, desk.people.office[0], { pluginId: CASE_PLUGIN, caseId })),
  )

/** Sends a new case back to its opener. */
const giveBack = (actor: Actor, caseId: string) => {
  const input = { pluginId: CASE_PLUGIN, caseId, version: 1, action: 'return', opinion: '请补' }
  return desk.write(actor, (scope) => desk.engine.transition(scope, actor, input))
}

const recuse = (actor: Actor, caseId: string, { personId }: { personId: string } = actor) =>
  desk.write(actor, (scope) => desk.engine.recuse(scope, actor, { caseId, personId, reason: '亲属' }))

/** Hands what waits in the overseer's office to somebody above, until the third. */
async function delegated() {
  const { applicant, office, above } = desk.people
  const caseId = await desk.open(applicant[0])
  const todoId = (await course(caseId)).waiting[0]?.todoId ?? ''
  const input = { todoId, unitId: above[0].unitId, postId: above[0].postId, reason: '外出', until: '2026-03-03' }
  valueOrThrow(await desk.write(office[0], (scope) => desk.engine.delegate(scope, office[0], input)))
  return { caseId, todoId }
}

/** As if everybody of the tenant had stepped back, but for one. */
async function recuseAll(caseId: string, but?: Actor) {
  await desk.write(desk.people.office[0], async (scope) => {
    const people = await scope.db
      .selectFrom('core.person')
      .select('id')
      .where('id', '<>', but?.personId ?? caseId)
      .execute()
    const declared = { case_id: caseId, declared_by: desk.people.office[0].postId, reason: 'x', at: new Date() }
    await scope.db
      .insertInto('core.recusal')
      .values(people.map(({ id }) => ({ ...declared, person_id: id })))
      .execute()
  })
}

describe('a recusal', () => {
  it('is declared by colleagues and those above who could do it, not by departments, administrators or other tenants', async () => {
    const { applicant, justice, office, above } = desk.people
    const { haigang, shanhaiguan } = desk.city
    const caseId = await desk.open(applicant[0])
    const strangers = [
      justice[0],
      haigang.actors.system,
      haigang.actors.security,
      haigang.actors.audit,
      haigang.actors.officer,
    ]
    for (const actor of strangers) expect(codeOf(await recuse(actor, caseId, office[0]))).toBe('case.not-found')
    const { office: foreign } = shanhaiguan.actors
    const elsewhere = await desk.city.database.write(coreModule, shanhaiguan.contextOf(foreign), (scope) =>
      desk.engine.recuse(scope, foreign, { caseId, personId: office[0].personId, reason: '亲属' }),
    )
    expect(codeOf(elsewhere)).toBe('case.not-found')
    expect(codeOf(await recuse(above[0], caseId, office[0]))).toBe('ok')
    expect(codeOf(await recuse(haigang.actors.office, caseId, office[1]))).toBe('ok')
  })

  it('counts for a step of the same person that has waited for it', async () => {
    const { applicant, office } = desk.people
    const caseId = await desk.open(applicant[0])
    const declared = Promise.withResolvers<void>()
    const blocked = Promise.withResolvers<void>()
    const stepping = desk.write(office[0], async (scope) => {
      const result = await desk.engine.recuse(scope, office[0], { caseId, reason: '亲属' })
      declared.resolve()
      await blocked.promise
      return result
    })
    await declared.promise
    const deciding = giveBack(office[0], caseId)
    await untilSomebodyWaits(desk.city.adminConnectionString)
    blocked.resolve()
    expect([codeOf(await stepping), codeOf(await deciding)]).toEqual(['ok', 'case.recused'])
  })

  it('writes nothing where nobody else is left', async () => {
    const { applicant, office } = desk.people
    const caseId = await desk.open(applicant[0])
    await recuseAll(caseId, office[0])
    expect(codeOf(await recuse(office[0], caseId))).toBe('case.nobody-left')
    expect((await course(caseId)).recused).toBe(false)
  })
})

describe('a delegation', () => {
  it('is over with its last day, before anything has taken the to-do back', async () => {
    const { above, office } = desk.people
    const { caseId, todoId } = await delegated()
    desk.city.clock.setDay('2026-03-04')
    expect(codeOf(await giveBack(above[0], caseId))).toBe('case.not-addressed')
    const recalled = await desk.write(office[0], (scope) => desk.engine.recall(scope, office[0], { todoId }))
    expect(codeOf(recalled)).toBe('ok')
    expect(codeOf(await giveBack(office[0], caseId))).toBe('ok')
  })

  it('goes home after its last day even where nobody is left, and says so; by hand it is refused whole', async () => {
    const { office, above } = desk.people
    const { caseId, todoId } = await delegated()
    await recuseAll(caseId)
    const recalled = await desk.write(office[0], (scope) => desk.engine.recall(scope, office[0], { todoId }))
    expect(codeOf(recalled)).toBe('case.nobody-left')
    expect((await course(caseId)).waiting).toMatchObject([
      { unitId: above[0].unitId, delegation: { until: '2026-03-03' } },
    ])
    desk.city.clock.setDay('2026-03-04')
    await desk.runDay()
    const { waiting, timeline } = await course(caseId)
    expect(waiting).toMatchObject([{ unitId: desk.units.overseer }])
    expect(waiting[0]).not.toHaveProperty('delegation')
    expect(timeline.find(({ kind }) => kind === 'recall')?.details).toMatchObject({ nobodyLeft: true })
  })
})
