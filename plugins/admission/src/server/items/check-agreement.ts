import { ok, type Result, refuse } from '@linli/sdk/server'
import type { Writing } from '../api.ts'
import type { ItemContent } from './item-columns.ts'

/** An agreement counts from the day it is signed: one dated later than today is refused `admission.signed-in-future`. */
export function checkAgreement(ctx: Writing, { agreement }: ItemContent): Result<void> {
  if (agreement && agreement.signedOn > ctx.today) return refuse('invalid', 'admission.signed-in-future')
  return ok(undefined)
}
