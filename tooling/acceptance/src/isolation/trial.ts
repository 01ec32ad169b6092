import type { Answer } from '@linli/server/testing'
import { type AccountKind, accountKinds } from '../world/account-kinds.ts'
import { type Caller, send } from '../world/caller.ts'
import type { InputRecipe } from '../world/inputs.ts'
import { ELSEWHERE, type World } from '../world/open-world.ts'
import type { District, Place } from '../world/place.ts'
import type { Procedure } from '../world/procedures.ts'
import { getAt } from '../world/set-at.ts'
import { asOneCall } from './as-one-call.ts'
import { findTraces, type Readership } from './find-traces.ts'
import type { PermissionLine } from './permission-table.ts'
import type { TenantState } from './tenant-state.ts'

/** One procedure on trial: what it is, what is said of it, and the world it is tried in. */
export interface Trial {
  readonly world: World
  readonly state: TenantState
  readonly procedure: Procedure
  readonly line: PermissionLine
  readonly recipe: InputRecipe
  readonly faults: string[]
  /** How many calls have been made and judged. */
  calls: number
  /** The state after the last call, as long as nothing has been built since. */
  digests?: ReadonlyMap<string, string> | undefined
}

/** What a call at a place needs, made now. */
export async function build(trial: Trial, place: Place, caller: Caller): Promise<unknown> {
  trial.digests = undefined
  return trial.recipe.build(place, caller)
}

/**
 * Makes one call and judges what holds of every call: nothing of another tenant in it, nothing changed in another tenant,
 * and nothing changed anywhere when it was refused.
 */
export async function call(trial: Trial, caller: Caller, input: unknown, what: string): Promise<Answer> {
  const { procedure, recipe, state, faults } = trial
  const browser = recipe.browserOf?.(input, caller) ?? (recipe.endsSession ? await caller.fresh() : caller.browser)
  const before = recipe.endsSession ? await state.digests() : (trial.digests ?? (await state.digests()))
  const sent = await send(browser, procedure, input)
  const { answer, wrote } = trial.line.eachRow ? asOneCall(sent) : { answer: sent, wrote: sent.status < 400 }
  const after = await state.digests()
  trial.digests = after
  trial.calls += 1

  const name = `${procedure.key} as ${caller.kind} with ${what}`
  const refused = !wrote
  const own = refused ? undefined : (caller.tenant ?? caller.home.tenant).tenantId
  const reached = refused ? undefined : getAt(input, [trial.line.reachesDistrict ?? ''])
  for (const [tenant, digest] of after) {
    if (tenant !== own && tenant !== reached && before.get(tenant) !== digest)
      faults.push(`${name}: ${answer.status} and ${tenant} has changed`)
  }
  if (answer.status >= 500) faults.push(`${name}: ${answer.status}`)
  const traces = await findTraces(answer, readership(trial, caller, own), state)
  faults.push(...traces.map((trace) => `${name}: ${answer.status} ${trace}`))
  return answer
}

/** A refusal tells nothing of anybody; an answer tells of the caller's own tenant. */
function readership({ world, line }: Trial, { kind, home }: Caller, own: string | undefined): Readership {
  const { districts, callers } = world
  const everywhere = [districts.home, districts.other, callers['city-officer'].home]
  const others = everywhere.filter(({ tenant }) => tenant.tenantId !== own)
  return {
    tenantId: own,
    foreignWords: [ELSEWHERE, ...others.flatMap((district) => wordsOf(district, line))],
    ...(kind.startsWith('city-') && {
      knownIds: new Set([districts.home.tenant.tenantId, districts.other.tenant.tenantId, home.tenant.tenantId]),
    }),
  }
}

function wordsOf({ canary, places, tenant }: District, { tellsOfCity }: PermissionLine): string[] {
  const marks = places.map(({ mark }) => mark)
  return tellsOfCity && tenant.tenantId === tenant.cityId ? marks : [canary, ...marks]
}

export function kindsIn(line: PermissionLine): {
  readonly admitted: AccountKind[]
  readonly turnedAway: AccountKind[]
} {
  return {
    admitted: accountKinds.filter((kind) => line.may.includes(kind)),
    turnedAway: accountKinds.filter((kind) => !line.may.includes(kind)),
  }
}
