import type { BulkAnswer, Delegate } from '@linli/contract'

export interface Delegation {
  readonly todoId: string
  readonly unitId: string
  readonly postId?: string
  readonly reason: string
  readonly until: string
}

/** Several to-dos handed to the same. */
export interface DelegationOfEach extends Omit<Delegation, 'todoId'> {
  readonly todoIds: readonly string[]
}

/** What is the same in every plugin's cases; refused calls reject like the plugin's own. */
export interface CaseService {
  urge(input: { readonly caseId: string }): Promise<unknown>
  recuse(input: { readonly caseId: string; readonly reason: string }): Promise<unknown>
  delegates(input: { readonly todoId: string }): Promise<readonly Delegate[]>
  delegate(input: Delegation): Promise<unknown>
  /** Each to-do by itself, with its own result. */
  delegateEach(input: DelegationOfEach): Promise<BulkAnswer>
  recall(input: { readonly todoId: string }): Promise<unknown>
}
