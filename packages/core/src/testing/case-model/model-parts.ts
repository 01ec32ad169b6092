import type { DateText } from '@linli/kernel'

export interface ModelTodo {
  unitId: string
  postId: string | undefined
  permission: string
  branch: string | undefined
  dueOn: DateText | 'infinity'
  /** The unit that has handed it on, and the last day. */
  home: string | undefined
  until: DateText | undefined
}

export interface ModelBranch {
  readonly key: 'legality' | 'consultation'
  readonly unitId: string
  open: boolean
  verdict: string | undefined
}

export interface ModelClock {
  readonly key: string
  readonly branch: string | undefined
  startedOn: DateText
  dueOn: DateText
  pausedOn: DateText | undefined
  reminds: boolean
  escalates: boolean
  lapse: string | undefined
}

export const branchName = ({ key, unitId }: Pick<ModelBranch, 'key' | 'unitId'>) => `${key} ${unitId}`
