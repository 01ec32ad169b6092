import { type Result, refuse } from '@linli/sdk/server'
import type { z } from 'zod'
import type { ItemMoved, itemOpinionInput } from '../../contract/index.ts'
import type { Writing } from '../api.ts'
import { findItem } from './find-item.ts'
import { checkItem } from './item.policy.ts'
import { optionalContent } from './item-view.ts'
import { moveItem } from './move-item.ts'

/**
 * Puts an item on the list. A department's own duty never gets there (不得转嫁, refused `admission.own-duty`), and nothing
 * does before its conditions are met (`admission.conditions-missing`): 秦办发〔2011〕27号 七(一).
 */
export async function approveItem(ctx: Writing, input: z.output<typeof itemOpinionInput>): Promise<Result<ItemMoved>> {
  // Moved first, and rolled back by a refusal: the version check proves that what is checked below is what was seen.
  const moved = await moveItem(ctx, { id: input.id, version: input.version, action: 'approve', opinion: input.opinion })
  if (!moved.ok) return moved
  const item = await findItem(ctx, input.id)
  if (!item.ok) return item
  const missing = checkItem({ kind: item.value.kind, ...optionalContent(item.value) })
    .filter((check) => !check.met)
    .map((check) => check.key)
  if (missing.includes('own-duty')) return refuse('invalid', 'admission.own-duty')
  if (missing.length > 0) return refuse('invalid', 'admission.conditions-missing', { missing: missing.join(',') })
  await ctx.metrics.add('admission.items-in-force', 1)
  await ctx.events.emit('admission.item-approved', { itemId: input.id })
  return moved
}
