import { ok, type Result, refuse } from '@linli/sdk/server'
import type { Writing } from '../api.ts'

/** Refuses `admission.unknown-community` with their number unless all are communities of this tenant valid today. */
export async function checkCommunities(ctx: Writing, communityIds: readonly string[]): Promise<Result<void>> {
  const valid = new Set((await ctx.units.listCommunities()).map((community) => community.id))
  const unknown = communityIds.filter((id) => !valid.has(id))
  return unknown.length === 0
    ? ok(undefined)
    : refuse('invalid', 'admission.unknown-community', { count: unknown.length })
}
