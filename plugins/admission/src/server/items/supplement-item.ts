import { type Result, refuse } from '@linli/sdk/server'
import type { z } from 'zod'
import type { ItemMoved, supplementItemInput } from '../../contract/index.ts'
import type { Writing } from '../api.ts'
import { checkAgreement } from './check-agreement.ts'
import { checkCommunities } from './check-communities.ts'
import { findItem } from './find-item.ts'
import { itemColumns } from './item-columns.ts'
import { moveItem } from './move-item.ts'

/** The department completes an application it got back; what it does not name stays as filed. */
export async function supplementItem(
  ctx: Writing,
  input: z.output<typeof supplementItemInput>,
): Promise<Result<ItemMoved>> {
  const { id, version, opinion, communityIds, ...content } = input
  const changed = [...Object.keys(content), ...(communityIds ? ['communityIds'] : [])]
  const moved = await moveItem(ctx, { id, version, action: 'supplement', opinion, changed })
  if (!moved.ok) return moved
  const agreement = checkAgreement(ctx, content)
  if (!agreement.ok) return agreement
  if (communityIds) {
    const replaced = await replaceCommunities(ctx, id, communityIds)
    if (!replaced.ok) return replaced
  }
  const item = await findItem(ctx, id)
  if (!item.ok) return item
  const startsOn = content.startsOn ?? item.value.starts_on
  const endsOn = content.endsOn ?? item.value.ends_on
  if (endsOn !== null && endsOn < startsOn) return refuse('invalid', 'admission.ends-before-start')
  const columns = { ...itemColumns(content), ...(communityIds && { community_count: communityIds.length }) }
  if (Object.keys(columns).length > 0) {
    await ctx.db.updateTable('plg_admission.item').set(columns).where('id', '=', id).execute()
  }
  return moved
}

async function replaceCommunities(
  ctx: Writing,
  itemId: string,
  communityIds: readonly string[],
): Promise<Result<void>> {
  const checked = await checkCommunities(ctx, communityIds)
  if (!checked.ok) return checked
  await ctx.db.deleteFrom('plg_admission.item_community').where('item_id', '=', itemId).execute()
  await ctx.db
    .insertInto('plg_admission.item_community')
    .values(communityIds.map((communityId) => ({ item_id: itemId, community_id: communityId })))
    .execute()
  return checked
}
