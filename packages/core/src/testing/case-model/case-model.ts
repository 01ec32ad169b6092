import type { TodoSpec, TransitionDefinition } from '@linli/contract'
import type { DateText } from '@linli/kernel'
import { fullProcess } from '../full-process.ts'
import { type Cast, holds, type Member, nearest } from './model-cast.ts'
import { branchName, type ModelBranch, type ModelClock, type ModelTodo } from './model-parts.ts'
import { type Days, dayAfter, dueAfter, joinOf, type ModelJoin, workingDaysTo } from './model-rules.ts'

type Action = keyof typeof fullProcess.transitions

export const transitionOf = (action: Action): TransitionDefinition => fullProcess.transitions[action]

export interface Place {
  readonly cast: Cast
  readonly days: Days
  readonly justice: string
  readonly join: ModelJoin
}

const LENGTHS: Readonly<Record<string, number>> = {
  check: 3,
  supplement: 5,
  legality: 4,
  consultation: 5,
  'appeal-window': 10,
}
const LAPSES: Readonly<Record<string, string>> = { supplement: 'expire', consultation: 'silent' }

/** A case as the reference sees it: plain values, changed in place, nothing of a database. */
export class CaseModel {
  state = 'submitted'
  version = 1
  supplements = 0
  entries = 1
  todos: ModelTodo[] = []
  branches: ModelBranch[] = []
  clocks: ModelClock[] = []
  readonly recused = new Set<string>()
  readonly deciders: Member[] = []
  readonly place: Place
  readonly opener: Member

  constructor(place: Place, opener: Member, today: DateText) {
    this.place = place
    this.opener = opener
    this.#start('check', undefined, today)
    this.todos = [this.#todo('full:decide', place.cast.overseer, undefined)]
  }

  /** Who could act: of the role, not stepped back, not excluded by having decided. */
  able(permission: string, without: readonly Member[] = []): Member[] {
    const out = this.#undecided(permission, without)
    return this.place.cast.members.filter(
      (member) => holds(member, permission) && !this.recused.has(member.personId) && out(member),
    )
  }

  #undecided(permission: string, without: readonly Member[]) {
    const reviews = this.state === 'reconsidered' && permission === 'full:decide'
    const excluded = [...without, ...(reviews ? this.deciders : [])]
    return (member: Member) =>
      !excluded.some(({ personId, postId }) => personId === member.personId || postId === member.postId)
  }

  waits({ unitId, postId, until }: ModelTodo, member: Member, today: DateText): boolean {
    return (
      (until === undefined || until >= today) && unitId === member.unitId && [undefined, member.postId].includes(postId)
    )
  }

  inboxOf(member: Member): ModelTodo[] {
    if (this.recused.has(member.personId)) return []
    return this.todos.filter(
      ({ unitId, postId, permission }) =>
        unitId === member.unitId && holds(member, permission) && [undefined, member.postId].includes(postId),
    )
  }

  /** Takes an action; `undefined` is the platform. @returns the code of the refusal, or nothing */
  take(
    action: Action,
    member: Member | undefined,
    { today, given = [] }: { today: DateText; given?: readonly string[] },
  ): string | undefined {
    const refused = member && this.#refusal(action, member, today)
    if (refused) return refused
    const transition = transitionOf(action)
    const { to, kind } = transition
    const waiting = kind === 'supplement' || kind === 'resubmission' ? this.branches.filter(({ open }) => open) : []
    if (to === 'review' && waiting.length === 0) {
      if (given.length === 0) return 'case.units-missing'
      if (given.length < 2) return 'case.too-few-units'
    }
    const body = action === 'appeal' ? this.#appealBody() : undefined
    if (action === 'appeal' && body === undefined) return 'case.no-appeal-body'
    this.state = to
    this.version += 1
    this.entries += 1
    if (kind === 'supplement') this.supplements += 1
    if (member && (kind === 'decision' || kind === 'review')) this.deciders.unshift(member)
    this.#moveClocks(action, today)
    if (to === 'review' && waiting.length === 0) this.#openBranches(given, today)
    if (waiting.length === 0 && to !== 'review') this.#endBranches()
    this.#reopenTodos(action, body)
    return undefined
  }

  #refusal(action: Action, member: Member, today: DateText): string | undefined {
    const transition = transitionOf(action)
    const { from, permission = '', kind, by } = transition
    if (!holds(member, permission)) return 'access.not-permitted'
    if (this.recused.has(member.personId)) return 'case.recused'
    if (!from.includes(this.state)) return 'case.not-possible'
    if (kind === 'withdrawal' && member.unitId !== this.opener.unitId) return 'case.not-opener'
    if (action === 'return' && this.supplements >= 1) return 'case.supplement-limit'
    const decided = this.deciders.some(
      ({ personId, postId }) => personId === member.personId || postId === member.postId,
    )
    if (kind === 'review' && decided) return 'case.decided-before'
    if (kind === 'appeal') {
      if (member.unitId !== this.opener.unitId) return 'case.not-a-party'
      const window = this.clocks.find(({ key }) => key === 'appeal-window')
      if (window === undefined || window.dueOn < today) return 'case.appeal-too-late'
    }
    if (by !== 'addressee' && kind !== 'review') return undefined
    const mine = this.todos.some(
      (todo) => !todo.branch && todo.permission === permission && this.waits(todo, member, today),
    )
    return mine ? undefined : 'case.not-addressed'
  }

  #appealBody(): string | undefined {
    const [last] = this.deciders
    const { cast } = this.place
    const able = this.able('full:decide', this.deciders).map(({ unitId }) => unitId)
    if (last === undefined) return undefined
    return (
      cast.above
        .get(last.unitId)
        ?.slice(1)
        .find((id) => able.includes(id)) ?? able.find((id) => id === last.unitId)
    )
  }

  #start(key: string, branch: string | undefined, today: DateText): void {
    const dueOn = dueAfter(this.place.days, today, LENGTHS[key] ?? 0)
    const checks = key === 'check'
    const acts = { reminds: checks, escalates: checks, lapse: LAPSES[key] }
    this.clocks = this.clocks.filter((clock) => clock.key !== key || clock.branch !== branch)
    this.clocks.push({ key, branch, startedOn: today, dueOn, pausedOn: undefined, ...acts })
  }

  #moveClocks(action: Action, today: DateText): void {
    const transition = transitionOf(action)
    const { kind, clocks = {} } = transition
    this.clocks = this.clocks.filter(({ key, branch }) => branch !== undefined || !clocks.stop?.includes(key))
    for (const clock of this.clocks) {
      if (kind === 'supplement') clock.pausedOn ??= today
      if (kind !== 'resubmission' || clock.pausedOn === undefined) continue
      const left = workingDaysTo(this.place.days, clock.pausedOn, clock.dueOn)
      if (left >= 0) clock.dueOn = dueAfter(this.place.days, today, left)
      clock.pausedOn = undefined
    }
    for (const { key } of clocks.start ?? []) this.#start(key, undefined, today)
  }

  #openBranches(given: readonly string[], today: DateText): void {
    const open = (key: ModelBranch['key'], unitId: string): ModelBranch => ({
      key,
      unitId,
      open: true,
      verdict: undefined,
    })
    this.branches = [open('legality', this.place.justice), ...given.map((unitId) => open('consultation', unitId))]
    for (const branch of this.branches) this.#start(branch.key, branchName(branch), today)
  }

  #endBranches(): void {
    for (const branch of this.branches) branch.open = false
    this.clocks = this.clocks.filter(({ branch }) => branch === undefined)
  }

  #todo(permission: string, unitId: string, branch: string | undefined): ModelTodo {
    const running = this.clocks
      .filter(({ pausedOn }) => pausedOn === undefined)
      .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    const clock = running.find((one) => one.branch === branch) ?? running.find((one) => one.branch === undefined)
    const able =
      this.recused.size > 0 ? nearest(this.place.cast, this.able(permission), { unitId, from: 'here' }) : unitId
    const to = { home: undefined, until: undefined, postId: undefined }
    return { unitId: able ?? unitId, permission, branch, dueOn: clock?.dueOn ?? 'infinity', ...to }
  }

  #reopenTodos(action: Action, body: string | undefined): void {
    const transition = transitionOf(action)
    const { cast } = this.place
    const unitOf = (to: TodoSpec['to']) => (to === 'opener' ? this.opener.unitId : cast.overseer)
    this.todos = (transition.todos ?? []).map((todo) =>
      body === undefined
        ? this.#todo(todo.permission, unitOf(todo.to), undefined)
        : { ...this.#todo(todo.permission, body, undefined), unitId: body },
    )
    if (this.state !== 'review') return
    const open = this.branches.filter((branch) => branch.open)
    const permissions = { legality: 'full:legality', consultation: 'full:opinion' }
    this.todos.push(...open.map((branch) => this.#todo(permissions[branch.key], branch.unitId, branchName(branch))))
  }

  /** Records what a branch has come to, and goes on where the branches have come together. */
  close(name: string, verdict: string, today: DateText): void {
    const branch = this.branches.find((one) => branchName(one) === name)
    if (branch === undefined) throw new Error(`no branch ${name}`)
    Object.assign(branch, { open: false, verdict })
    this.entries += 1
    this.todos = this.todos.filter((todo) => todo.branch !== name)
    this.clocks = this.clocks.filter((clock) => clock.branch !== name)
    const joining = this.branches.map((one) => ({ ...one, vetoes: one.key === 'legality' }))
    const next = joinOf(this.place.join, joining)
    if (next !== 'wait') this.take(next, undefined, { today })
  }

  /** Where to-dos go for which nobody is left; the code where nobody is anywhere. */
  moves(todos: readonly ModelTodo[], today: DateText): Map<ModelTodo, string> | 'case.nobody-left' {
    const moves = new Map<ModelTodo, string>()
    for (const todo of todos) {
      const able = this.able(todo.permission)
      if (able.some((member) => this.waits(todo, member, today))) continue
      const unitId = nearest(this.place.cast, able, { unitId: todo.home ?? todo.unitId, from: 'here' })
      if (unitId === undefined) return 'case.nobody-left'
      moves.set(todo, unitId)
    }
    return moves
  }

  /** Brings a to-do home; past its day also where nobody is left there. */
  giveBack(todo: ModelTodo, { today, over }: { today: DateText; over: boolean }): string | undefined {
    const unitId = todo.home ?? todo.unitId
    const home: ModelTodo = { ...todo, unitId, postId: undefined, home: undefined, until: undefined }
    const moves = this.moves([home], today)
    if (typeof moves === 'string' && !over) return moves
    Object.assign(todo, home, { unitId: typeof moves === 'string' ? unitId : (moves.get(home) ?? unitId) })
    this.entries += 1
    return undefined
  }

  /** When the platform next has something to do about a clock. */
  actsOn({ reminds, escalates, lapse, dueOn, startedOn, pausedOn }: ModelClock): DateText | undefined {
    if (pausedOn !== undefined) return undefined
    if (!reminds) return escalates || lapse !== undefined ? dayAfter(dueOn) : undefined
    let day = dueOn
    while (workingDaysTo(this.place.days, day, dueOn) < 1) day = dayAfter(day, -1)
    return day > startedOn ? day : startedOn
  }

  /** Does what is due about one clock. */
  act(clock: ModelClock, today: DateText): void {
    for (
      let on = this.actsOn(clock);
      on !== undefined && on <= today && this.clocks.includes(clock);
      on = this.actsOn(clock)
    ) {
      if (clock.reminds) {
        clock.reminds = false
        this.entries += 1
      } else if (clock.escalates) this.#escalate(clock)
      else this.#lapse(clock, today)
    }
  }

  #escalate(clock: ModelClock): void {
    clock.escalates = false
    this.entries += 1
    for (const todo of this.todos.filter(({ branch }) => branch === clock.branch)) {
      const unitId = nearest(this.place.cast, this.able(todo.permission), { unitId: todo.unitId, from: 'above' })
      if (unitId !== undefined)
        this.todos.push({ ...todo, unitId, postId: undefined, home: undefined, until: undefined })
    }
  }

  #lapse(clock: ModelClock, today: DateText): void {
    clock.lapse = undefined
    if (clock.branch !== undefined) this.close(clock.branch, 'neutral', today)
    else if (this.state === 'supplement') this.take('expire', undefined, { today })
  }
}
