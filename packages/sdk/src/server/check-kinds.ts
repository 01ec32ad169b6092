import type { ProcessDefinition, TransitionDefinition } from '@linli/contract'
import { partsOf } from './process-parts.ts'

/** What is wrong with supplements, withdrawals, appeals and reviews. */
export function checkKinds(process: ProcessDefinition): string[] {
  const moves = Object.entries(process.transitions)
  return [
    ...moves.flatMap(([action, move]) => checkMove(process, action, move)),
    ...Object.entries(process.states)
      .filter(
        ([state, { appealable }]) =>
          appealable && !moves.some(([, { kind, from }]) => kind === 'appeal' && from.includes(state)),
      )
      .map(([state]) => `state ${state} is appealable, yet no appeal leaves it`),
    ...partsOf(process)
      .todos.filter(
        ({ to, step }) =>
          to === 'appeal-body' &&
          !moves.some(([, { kind, todos }]) => kind === 'appeal' && todos?.some((todo) => todo.step === step)),
      )
      .map(({ step }) => `to-do ${step} goes to the appeal body, yet no appeal opens it`),
  ]
}

function checkMove(process: ProcessDefinition, action: string, move: TransitionDefinition): string[] {
  const { kind = 'step', limit, appeal } = move
  return [
    ...(limit && kind !== 'supplement' ? [`action ${action} has a limit, yet is no supplement`] : []),
    ...(appeal && kind !== 'appeal' ? [`action ${action} has a rule of appeal, yet is none`] : []),
    ...(kind === 'supplement' ? checkSupplement(process, action, move) : []),
    ...(kind === 'withdrawal' ? checkWithdrawal(process, action, move) : []),
    ...(kind === 'appeal' ? checkAppeal(process, action, move) : []),
    ...(kind === 'review' ? checkReview(process, action, move) : []),
  ]
}

function checkSupplement({ transitions }: ProcessDefinition, action: string, { to }: TransitionDefinition): string[] {
  const back = Object.values(transitions).some(({ kind, from }) => kind === 'resubmission' && from.includes(to))
  return back ? [] : [`action ${action} pauses the case, yet no resubmission leaves ${to}`]
}

/** Once somebody has decided a case cannot be withdrawn any more. */
function checkWithdrawal({ transitions }: ProcessDefinition, action: string, { from }: TransitionDefinition): string[] {
  const decided = new Set(
    Object.values(transitions)
      .filter(({ kind }) => kind === 'decision' || kind === 'review')
      .map(({ to }) => to),
  )
  return from
    .filter((state) => decided.has(state))
    .map((state) => `action ${action} withdraws a case from ${state}, to which a decision leads`)
}

function checkAppeal(process: ProcessDefinition, action: string, move: TransitionDefinition): string[] {
  const windows = partsOf(process).clocks.filter(({ branch }) => branch === undefined)
  const reviewed = Object.values(process.transitions).some(
    ({ kind, from }) => kind === 'review' && from.includes(move.to),
  )
  return [
    ...(move.appeal === undefined ? [`action ${action} is an appeal without a rule`] : []),
    ...(move.appeal && !windows.some(({ key }) => key === move.appeal?.window)
      ? [`action ${action} has the window ${move.appeal.window}, which nothing starts`]
      : []),
    ...move.from
      .filter((state) => !process.states[state]?.appealable)
      .map((state) => `action ${action} appeals in ${state}, which is not appealable`),
    ...(move.todos?.some(({ to }) => to === 'appeal-body')
      ? []
      : [`action ${action} opens no to-do for the appeal body`]),
    ...(reviewed ? [] : [`action ${action} leads to ${move.to}, which no review leaves`]),
  ]
}

function checkReview({ transitions }: ProcessDefinition, action: string, { from }: TransitionDefinition): string[] {
  const appealed = new Set(
    Object.values(transitions)
      .filter(({ kind }) => kind === 'appeal')
      .map(({ to }) => to),
  )
  return from
    .filter((state) => !appealed.has(state))
    .map((state) => `action ${action} reviews in ${state}, to which no appeal leads`)
}
