import { newId, ok, type Result } from '@linli/sdk/server'
import type { z } from 'zod'
import type { fileItemInput, ItemMoved } from '../../contract/index.ts'
import type { Writing } from '../api.ts'
import { itemProcess } from '../item-process.ts'
import { checkAgreement } from './check-agreement.ts'
import { checkCommunities } from './check-communities.ts'
import { itemColumns } from './item-columns.ts'
import { itemMoved } from './item-moved.ts'

/**
 * A department applies to have communities take on an item (秦办发〔2011〕27号 七(一)). Basis, money, conditions and agreement
 * may still be missing; approval asks for them.
 */
export async function fileItem(ctx: Writing, input: z.output<typeof fileItemInput>): Promise<Result<ItemMoved>> {
  const { communityIds, ...content } = input
  const agreement = checkAgreement(ctx, content)
  if (!agreement.ok) return agreement
  const communities = await checkCommunities(ctx, communityIds)
  if (!communities.ok) return communities

  const id = newId(ctx.now)
  const departmentId = ctx.actor.unitId
  const opened = await ctx.cases.open({
    process: itemProcess.key,
    subjectId: id,
    title: input.name,
    unitId: departmentId,
  })
  if (!opened.ok) return opened
  const { name, category, kind, contact, startsOn } = content
  await ctx.db
    .insertInto('plg_admission.item')
    .values({
      ...itemColumns(content),
      name,
      category,
      kind,
      contact,
      starts_on: startsOn,
      id,
      case_id: opened.value.id,
      department_id: departmentId,
      community_count: communityIds.length,
      filed_at: ctx.now,
    })
    .execute()
  await ctx.db
    .insertInto('plg_admission.item_community')
    .values(communityIds.map((communityId) => ({ item_id: id, community_id: communityId })))
    .execute()
  return ok(itemMoved(opened.value))
}
