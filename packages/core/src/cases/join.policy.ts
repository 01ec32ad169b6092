import type { BranchVerdict, JoinRule } from '@linli/contract'

export interface JoiningBranch {
  readonly closed: boolean
  readonly verdict: BranchVerdict | null
  /** An outcome against it ends the others. */
  readonly refusalEnds: boolean
}

export type JoinOutcome = 'wait' | 'take' | 'otherwise'

/**
 * Whether branches have come together. `needed` is the number that must have answered, or assented: all of them, one, the
 * given number, or that part in percent of them, rounded up.
 * @param number the parameter's value, for `at-least` and `quorum`
 */
export function joinBranches(rule: JoinRule, branches: readonly JoiningBranch[], number = 0): JoinOutcome {
  if (branches.some(({ refusalEnds, verdict }) => refusalEnds && verdict === 'against')) return 'otherwise'
  const open = branches.filter(({ closed }) => !closed).length
  const counted = branches.filter(({ closed, verdict }) =>
    rule.counts === 'assents' ? verdict === 'for' : closed && verdict !== null,
  ).length
  const needed = neededOf(rule.rule, branches.length, number)
  if (counted >= needed) return 'take'
  return counted + open >= needed ? 'wait' : 'otherwise'
}

function neededOf(rule: JoinRule['rule'], total: number, number: number): number {
  if (rule === 'all') return total
  if (rule === 'any') return Math.min(1, total)
  return rule === 'quorum' ? Math.ceil((total * number) / 100) : number
}
