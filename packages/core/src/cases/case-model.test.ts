import type { Actor } from '@linli/contract/trpc'
import type { Database } from '@linli/database'
import { type DateText, newId, today, valueOrThrow } from '@linli/kernel'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listInbox } from '../inbox/list-inbox.ts'
import type { CoreWriting } from '../scope.ts'
import { CASE_PLUGIN, type CaseDesk, codeOf } from '../testing/case-desk.ts'
import { CaseModel, transitionOf } from '../testing/case-model/case-model.ts'
import { type Command, command, type Start, starts } from '../testing/case-model/draw-command.ts'
import { type Cast, holds, type Member } from '../testing/case-model/model-cast.ts'
import { dayAfter, type ModelJoin } from '../testing/case-model/model-rules.ts'
import { compareWithModel, idOf, type Observed, observe } from '../testing/case-model/observe-case.ts'
import { FIRST_DAY, joins, openModelDesk } from '../testing/case-model/open-model-desk.ts'
import { fullProcess } from '../testing/full-process.ts'
import type { CaseEngine } from './case-engine.ts'

/** Cases against a reference model, on the real database: each run is one transaction that is rolled back. */

const RUNS = 1000
let desk: CaseDesk
let engine: CaseEngine
let cast: Cast
let actors: ReadonlyMap<string, Actor>

beforeAll(async () => {
  ;({ desk, engine, cast, actors } = await openModelDesk())
})

afterAll(() => desk.city.drop())

const pick = <T>(list: readonly T[], by: number): T | undefined => list[by % Math.max(1, list.length)]

interface Run {
  readonly scope: CoreWriting
  readonly caseId: string
  readonly model: CaseModel
  seen: Observed
}

const actorOf = (member: Member): Actor => {
  const actor = actors.get(member.postId)
  if (actor === undefined) throw new Error('somebody of the cast cannot act')
  return actor
}
const day = () => today(desk.city.clock)
type Human = Exclude<keyof typeof fullProcess.transitions, 'expire' | 'convene' | 'stop'>
const actions = (Object.keys(fullProcess.transitions) as (keyof typeof fullProcess.transitions)[]) // its own keys
  .filter((action): action is Human => transitionOf(action).kind !== 'automatic')
const permissionOf = (action: Human) => fullProcess.transitions[action].permission

async function act(run: Run, { wild, a, b, what }: Command) {
  const { model } = run
  const possible = actions.filter((action) => {
    const { from } = transitionOf(action)
    return from.includes(model.state)
  })
  const action = pick(wild || possible.length === 0 ? actions : possible, a)
  if (action === undefined) throw new Error('no action')
  const able = cast.members.filter((member) => holds(member, permissionOf(action)))
  const waited = able.filter((member) => model.todos.some((todo) => model.waits(todo, member, day())))
  const member = pick(wild ? cast.members : waited.length > 0 ? waited : able, b) ?? model.opener
  const given = desk.units.communities.slice(0, (b % 4) + (wild ? 0 : 1))
  return attempt(run, { action, member, given, stale: what === 'stale' })
}

interface Attempt {
  readonly action: Human
  readonly member: Member
  readonly given?: readonly string[]
  readonly stale?: boolean
}

async function attempt({ scope, caseId, model }: Run, { action, member, given = [], stale = false }: Attempt) {
  const input = { pluginId: CASE_PLUGIN, caseId, action, version: model.version + (stale ? 1 : 0), opinion: '意见' }
  const result = await engine.transition(scope, actorOf(member), { ...input, units: { consulted: given } })
  const expected = stale ? staleCode(model, action, member) : model.take(action, member, { today: day(), given })
  expect([action, codeOf(result)]).toEqual([action, expected ?? 'ok'])
}

/** A stranger is told that he may not, everybody else that it has changed. */
function staleCode({ recused, opener, state }: CaseModel, action: Human, member: Member): string {
  const { from, kind } = transitionOf(action)
  if (!holds(member, permissionOf(action))) return 'access.not-permitted'
  if (recused.has(member.personId)) return 'case.recused'
  if (kind === 'withdrawal' && from.includes(state) && member.unitId !== opener.unitId) return 'case.not-opener'
  return 'case.changed'
}

const OUTCOMES = { legality: ['lawful', 'lawful', 'unlawful'], consultation: ['agree', 'agree', 'object'] } as const
const VERDICTS: Readonly<Record<string, string>> = {
  lawful: 'for',
  unlawful: 'against',
  agree: 'for',
  object: 'against',
}

async function answer({ scope, caseId, model, seen }: Run, { wild, a, b }: Command) {
  const open = seen.branches.filter((branch) => branch.open)
  const branch = pick(wild || open.length === 0 ? seen.branches : open, a)
  if (branch === undefined) return
  const permission = branch.key === 'legality' ? 'full:legality' : 'full:opinion'
  const todos = model.todos.filter((todo) => todo.branch === branch.name)
  const waited = cast.members.filter(
    (one) => holds(one, permission) && todos.some((todo) => model.waits(todo, one, day())),
  )
  const member = pick(wild || waited.length === 0 ? cast.members : waited, b) ?? model.opener
  const outcome = pick(OUTCOMES[branch.key], b) ?? ''
  const input = {
    pluginId: CASE_PLUGIN,
    caseId,
    branchId: branch.id,
    version: branch.version,
    outcome,
    opinion: '意见',
  }
  const code = codeOf(await engine.answer(scope, actorOf(member), input))
  const mine = todos.some((todo) => model.waits(todo, member, day()))
  if (!holds(member, permission)) expect(code).toBe('access.not-permitted')
  else if (model.recused.has(member.personId)) expect(code).toBe('case.recused')
  else if (branch.unitId !== member.unitId && !mine) expect(code).toBe('case.not-addressed')
  else if (!mine) expect(code).toBe('case.not-possible')
  else {
    expect(code).toBe('ok')
    model.close(branch.name, VERDICTS[outcome] ?? '', day())
  }
}

async function recuse({ scope, caseId, model }: Run, { wild, a, b }: Command) {
  const waited = cast.members.filter((one) =>
    model.todos.some((todo) => holds(one, todo.permission) && model.waits(todo, one, day())),
  )
  const member = pick(wild || waited.length === 0 ? cast.members : waited, a + b)
  if (member === undefined) return
  const code = codeOf(await engine.recuse(scope, actorOf(member), { caseId, reason: '亲属' }))
  if (!waited.includes(member)) return expect(code).toBe('case.not-found')
  if (model.recused.has(member.personId)) return expect(code).toBe('case.already-recused')
  model.recused.add(member.personId)
  const moves = model.moves(model.todos, day())
  if (typeof moves === 'string') {
    model.recused.delete(member.personId)
    return expect(code).toBe(moves)
  }
  expect(code).toBe('ok')
  for (const [todo, unitId] of moves)
    Object.assign(todo, { unitId, postId: undefined, home: undefined, until: undefined })
  model.entries += 1
}

async function delegate({ scope, model, seen }: Run, { wild, a, b }: Command) {
  const todo = pick(model.todos, a)
  const todoId = todo && idOf(seen, todo)
  if (todo === undefined || todoId === undefined) return
  const waited = cast.members.filter((one) => holds(one, todo.permission) && model.waits(todo, one, day()))
  const member = pick(wild || waited.length === 0 ? cast.members : waited, b) ?? model.opener
  const able = model.able(todo.permission).filter(({ postId }) => postId !== member.postId)
  const to = pick(wild ? cast.members : able, a + b)
  if (to === undefined) return
  const post = b % 2 === 0 ? { postId: to.postId } : {}
  const until = dayAfter(day(), b % 5)
  const input = { todoId, unitId: to.unitId, ...post, reason: '外出', until }
  const code = codeOf(await engine.delegate(scope, actorOf(member), input))
  const fits = able.some((one) => one.unitId === to.unitId && (post.postId ?? one.postId) === one.postId)
  if (!waited.includes(member)) expect(code).toBe('case.todo-not-found')
  else if (model.recused.has(member.personId)) expect(code).toBe('case.recused')
  else if (todo.home !== undefined) expect(code).toBe('case.already-delegated')
  else if (!fits) expect(code).toBe('case.delegate-cannot-act')
  else {
    expect(code).toBe('ok')
    Object.assign(todo, { unitId: to.unitId, postId: post.postId, home: member.unitId, until })
    model.entries += 1
  }
}

async function recall({ scope, model, seen }: Run, { wild, a, b }: Command) {
  const handed = model.todos.filter(({ home }) => home !== undefined)
  const todo = pick(wild || handed.length === 0 ? model.todos : handed, a)
  const todoId = todo && idOf(seen, todo)
  if (todo === undefined || todoId === undefined) return
  const member =
    pick(
      cast.members.filter(({ unitId }) => wild || unitId === todo.home),
      b,
    ) ?? model.opener
  const code = codeOf(await engine.recall(scope, actorOf(member), { todoId }))
  const may = todo.home !== undefined && member.unitId === todo.home && holds(member, todo.permission)
  if (!may) expect(code).toBe('case.todo-not-found')
  else expect(code).toBe(model.giveBack(todo, { today: day(), over: false }) ?? 'ok')
}

/** Days go by; the platform does each morning what is due. */
async function pass({ scope, model, seen }: Run, days: number) {
  desk.city.clock.setDay(dayAfter(day(), days))
  // the day's work opens transactions of its own: here they are this one
  const within = { read: run, write: run } as unknown as Database
  function run(_module: unknown, _context: unknown, work: (scope: CoreWriting) => Promise<unknown>) {
    return work(scope)
  }
  await engine.runDay(within, { id: desk.city.haigang.tenantId, cityId: desk.city.haigang.cityId })
  const over = model.todos.filter(({ until }) => until !== undefined && until < day())
  for (const todo of over.toSorted((a, b) => ((a.until ?? '') < (b.until ?? '') ? -1 : 1)))
    model.giveBack(todo, { today: day(), over: true })
  const due = seen.clocks.flatMap(({ id, key, branch }) => {
    const clock = model.clocks.find((one) => one.key === key && one.branch === branch)
    const on = clock && model.actsOn(clock)
    return clock && on !== undefined && on <= day() ? [{ id, on, clock }] : []
  })
  for (const { clock } of due.toSorted((a, b) => (`${a.on} ${a.id}` < `${b.on} ${b.id}` ? -1 : 1)))
    model.act(clock, day())
}

async function step(run: Run, command: Command) {
  desk.city.clock.advanceMs(1000)
  if (command.what === 'act' || command.what === 'stale') await act(run, command)
  else if (command.what === 'answer') await answer(run, command)
  else if (command.what === 'recuse') await recuse(run, command)
  else if (command.what === 'delegate') await delegate(run, command)
  else if (command.what === 'recall') await recall(run, command)
  else await pass(run, command.what === 'day' ? 1 + (command.a % 3) : 7)
  run.seen = await observe(run.scope, run.caseId)
  compareWithModel(run.seen, run.model, { today: day(), cast })
  for (const offset of [command.a, command.b]) {
    const member = pick(cast.members, offset)
    if (member) await compareInbox(run, member)
  }
}

async function compareInbox({ scope, model }: Run, member: Member) {
  const calendar = await desk.city.calendar.current(scope)
  const query = { actor: actorOf(member), view: 'open', limit: 20, calendar, today: day() } as const
  const { rows } = valueOrThrow(await listInbox(scope, query))
  const due = (rows: readonly (DateText | undefined)[]) => rows.map((on) => on ?? 'infinity').toSorted()
  const expected = model.inboxOf(member).map(({ dueOn }) => dueOn)
  expect(due(rows.map(({ clock }) => clock?.dueOn))).toEqual(due(expected))
}

/** Brings a case some way before anything happens by chance, so that what comes late is tried as often as what comes first. */
async function bring(run: Run, start: Start) {
  const [office] = cast.members.filter(({ postId }) => postId === desk.people.office[0].postId)
  if (office === undefined || start === 'opened') return
  await attempt(run, { action: 'accept', member: office, given: desk.units.communities.slice(0, 2) })
  run.seen = await observe(run.scope, run.caseId)
  if (start === 'review') return
  for (const index of [0, 1, 2]) {
    const branch = run.seen.branches[index]
    if (branch !== undefined && run.model.state === 'review') await assent(run, branch)
  }
  await attempt(run, { action: 'reject', member: office })
  if (start === 'reconsidered') await attempt(run, { action: 'appeal', member: run.model.opener })
  run.seen = await observe(run.scope, run.caseId)
}

async function assent(
  { scope, caseId, model }: Run,
  { id: branchId, key, unitId, name }: Observed['branches'][number],
) {
  const permission = key === 'legality' ? 'full:legality' : 'full:opinion'
  const member = cast.members.find((one) => one.unitId === unitId && holds(one, permission))
  if (member === undefined) throw new Error(`nobody answers ${name}`)
  const outcome = key === 'legality' ? 'lawful' : 'agree'
  valueOrThrow(
    await engine.answer(scope, actorOf(member), { pluginId: CASE_PLUGIN, caseId, branchId, version: 1, outcome }),
  )
  model.close(name, 'for', day())
}

class RolledBack extends Error {}

async function play(join: ModelJoin, start: Start, commands: readonly Command[]) {
  const opener = cast.members.find(({ postId }) => postId === desk.people.applicant[0].postId)
  if (opener === undefined) throw new Error('nobody opens')
  desk.city.clock.setDay(FIRST_DAY)
  const work = async (scope: CoreWriting) => {
    const subject = { pluginId: CASE_PLUGIN, process: join, subjectId: newId(), title: '事项' }
    const { id: caseId } = valueOrThrow(await engine.open(scope, actorOf(opener), subject))
    const days = await desk.city.calendar.current(scope)
    const model = new CaseModel({ cast, days, justice: desk.units.justice, join }, opener, day())
    const run: Run = { scope, caseId, model, seen: await observe(scope, caseId) }
    await bring(run, start)
    for (const each of commands) await step(run, each)
    for (const member of cast.members) await compareInbox(run, member)
    throw new RolledBack()
  }
  await desk.write(actorOf(opener), work).catch((error: unknown) => {
    if (!(error instanceof RolledBack)) throw error
  })
}

it(`does what the reference does, in ${RUNS} cases`, { timeout: 240_000 }, async () => {
  const scripts = fc.tuple(
    fc.constantFrom(...joins),
    fc.constantFrom(...starts),
    fc.array(command, { minLength: 2, maxLength: 6 }),
  )
  await fc.assert(
    fc.asyncProperty(scripts, ([join, start, commands]) => play(join, start, commands)),
    { numRuns: RUNS, seed: 20_260_302, endOnFailure: false },
  )
})
