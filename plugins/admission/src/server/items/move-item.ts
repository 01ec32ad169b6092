import { ok, type Result } from '@linli/sdk/server'
import type { ItemAction, ItemMoved } from '../../contract/index.ts'
import type { Writing } from '../api.ts'
import { findItem } from './find-item.ts'
import { itemMoved } from './item-moved.ts'

export interface ItemMove {
  readonly id: string
  readonly version: number
  readonly action: ItemAction
  readonly opinion: string | undefined
  /** Fields that change with it. */
  readonly changed?: readonly string[]
}

/** Takes one step of the process that needs nothing but its actor and words: accept, return, reject, withdraw. */
export async function moveItem(ctx: Writing, move: ItemMove): Promise<Result<ItemMoved>> {
  const { id, version, action, opinion, changed = [] } = move
  const item = await findItem(ctx, id)
  if (!item.ok) return item
  const words = opinion === undefined ? {} : { opinion }
  const moved = await ctx.cases.transition({ caseId: item.value.case_id, version, action, changed, ...words })
  return moved.ok ? ok(itemMoved(moved.value)) : moved
}
