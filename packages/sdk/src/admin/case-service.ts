import type { Delegate } from '@linli/contract'

export interface Delegation {
  readonly todoId: string
  readonly unitId: string
  readonly postId?: string
  readonly reason: string
  readonly until: string
}

/** What is the same in every plugin's cases; refused calls reject like the plugin's own. */
export interface CaseService {
  urge(input: { readonly caseId: string }): Promise<unknown>
  recuse(input: { readonly caseId: string; readonly reason: string }): Promise<unknown>
  delegates(input: { readonly todoId: string }): Promise<readonly Delegate[]>
  delegate(input: Delegation): Promise<unknown>
  recall(input: { readonly todoId: string }): Promise<unknown>
}
