import { findHostileInput } from '@linli/contract/trpc'
import type { Answer, Browser } from '@linli/server/testing'
import { permissionTable } from '../isolation/permission-table.ts'
import { accountKinds } from '../world/account-kinds.ts'
import type { Caller } from '../world/caller.ts'
import { inputRecipes } from '../world/input-recipes.ts'
import type { World } from '../world/open-world.ts'
import type { Procedure } from '../world/procedures.ts'
import { type Change, changed, listChanges } from './bad-inputs.ts'
import { judgeAnswer, type Secrets } from './judge-answer.ts'

export interface FuzzRun {
  readonly world: World
  readonly secrets: Secrets
  readonly seed: number
  readonly count: number
}

export interface FuzzResult {
  readonly calls: number
  readonly accepted: number
  readonly faults: readonly string[]
}

const MAX_FAULTS = 20
const MAX_URL = 12_000

/** Calls a procedure with bad inputs, as somebody who may call it, and judges every answer. */
export async function fuzzProcedure(run: FuzzRun, procedure: Procedure): Promise<FuzzResult> {
  const desk = await openDesk(run.world, procedure)
  const faults: string[] = []
  let [calls, accepted] = [0, 0]
  for (const changes of listChanges(procedure.schema, run)) {
    const json = changed(desk.input, changes)
    if (procedure.type === 'query' && encodeURIComponent(json).length > MAX_URL) continue
    const answer = await sendJson(desk.browser, procedure, json)
    calls += 1
    faults.push(...judge(procedure, answer, json, run.secrets).map((fault) => `${nameOf(changes)}: ${fault}`))
    if (faults.length >= MAX_FAULTS) break
    if (answer.status >= 400) continue
    accepted += 1
    // what was taken has used its record up; the next bad input meets a fresh one
    if (procedure.type === 'mutation') await desk.renew()
  }
  return { calls, accepted, faults }
}

function judge(procedure: Procedure, answer: Answer, json: string, secrets: Secrets): string[] {
  const faults = judgeAnswer(answer, json, secrets)
  const known = readJson(json)
  const refusedBySchema = procedure.schema?.safeParse(known).success === false || findHostileInput(known).length > 0
  if (refusedBySchema && answer.status !== 400)
    faults.push(`${answer.status} where the schema refuses: ${answer.text.slice(0, 300)}`)
  return faults
}

/** What the server reads of a JSON text, as far as this side can tell; both use the same parser. */
function readJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function sendJson(browser: Browser, { path, type, api }: Procedure, json: string): Promise<Answer> {
  if (type === 'query') return browser.send(`${api}/${path}?input=${encodeURIComponent(json)}`)
  const headers = { 'content-type': 'application/json', origin: browser.url, 'sec-fetch-site': 'same-origin' }
  return browser.send(`${api}/${path}`, { method: 'POST', headers, body: json })
}

/** Somebody who may call the procedure, with a right input that can be made anew. */
async function openDesk(world: World, { key }: Procedure) {
  const recipe = inputRecipes[key]
  const kind = accountKinds.find((one) => one !== 'nobody' && permissionTable[key]?.may.includes(one))
  if (!recipe || !kind) throw new Error(`Nobody can call ${key}`)
  const caller: Caller = world.callers[kind]
  const [place] = caller.home.places
  const input = await recipe.build(place, caller)
  const desk = {
    browser: recipe.browserOf?.(input, caller) ?? (recipe.endsSession ? await caller.fresh() : caller.browser),
    input,
    async renew() {
      await recipe.restore?.(place)
      if (recipe.endsSession) desk.browser = await caller.fresh()
      desk.input = await recipe.build(place, caller)
      desk.browser = recipe.browserOf?.(desk.input, caller) ?? desk.browser
    },
  }
  return desk
}

function nameOf(changes: readonly Change[]): string {
  return changes.map(({ path, json = 'missing' }) => `${path.join('.') || 'input'} = ${json.slice(0, 120)}`).join(', ')
}
