import type { JoinRule, ProcessDefinition } from '@linli/contract'

/** What is wrong with branches and how they come together. */
export function checkBranches(process: ProcessDefinition): string[] {
  return Object.entries(process.states).flatMap(([state, { branches = {}, join, final }]) => {
    const keys = Object.keys(branches)
    if (keys.length === 0) return join ? [`state ${state} joins branches that it does not open`] : []
    return [
      ...(join ? checkJoin(process, state, join) : [`state ${state} opens branches that never come together`]),
      ...(final ? [`state ${state} is final, yet opens branches`] : []),
      ...keys
        .filter((key) => Object.keys(branches[key]?.outcomes ?? {}).length === 0)
        .map((key) => `branch ${key} has no outcome`),
      ...keys
        .filter((key) => branches[key]?.to === 'appeal-body')
        .map((key) => `branch ${key} goes to the appeal body`),
      ...keys
        .filter((key) => branches[key]?.refusalEnds && join?.otherwise === undefined)
        .map((key) => `branch ${key} ends the others, yet state ${state} has no other way`),
    ]
  })
}

function checkJoin({ transitions }: ProcessDefinition, state: string, join: JoinRule): string[] {
  const actions = [join.take, ...(join.otherwise === undefined ? [] : [join.otherwise])]
  return [
    ...actions.flatMap((action) => {
      const transition = transitions[action]
      if (transition?.kind !== 'automatic') return [`state ${state} joins by ${action}, which is no automatic action`]
      return transition.from.includes(state) ? [] : [`action ${action} does not leave ${state}, which it joins`]
    }),
    ...(join.counts === 'assents' && join.otherwise === undefined
      ? [`state ${state} counts assents, yet has no other way when they fail`]
      : []),
  ]
}
