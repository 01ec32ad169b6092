import { newId } from '@linli/kernel'
import type { Answer } from '@linli/server/testing'
import type { Caller } from '../world/caller.ts'
import { EACH, idFieldsOf, type Path } from '../world/schema-fields.ts'
import { getAt, setAt } from '../world/set-at.ts'
import { comparable } from './find-traces.ts'
import { type IdLine, nothingFound } from './permission-table.ts'
import { build, call, kindsIn, type Trial } from './trial.ts'

/** Tries a procedure as everybody, with every kind of id in every field that takes one. */
export async function tryProcedure(trial: Trial): Promise<void> {
  const { admitted, turnedAway } = kindsIn(trial.line)
  const [first] = turnedAway
  if (first !== undefined) {
    const inputs = await inputsOf(trial, trial.world.callers[first])
    for (const kind of turnedAway) await tryTurnedAway(trial, trial.world.callers[kind], inputs)
  }
  for (const kind of admitted) await tryAdmitted(trial, trial.world.callers[kind])
}

type NamedInput = readonly [what: string, input: unknown]

async function inputsOf(trial: Trial, caller: Caller): Promise<NamedInput[]> {
  const { home, other } = trial.world.districts
  const own = await build(trial, home.places[0], caller)
  return [
    ['own ids', own],
    ["a sibling's ids", await build(trial, home.places[1], caller)],
    ['foreign ids', await build(trial, other.places[0], caller)],
    ['random ids', idPaths(trial).reduce((input, path) => setAt(input, path, newId()), own)],
  ]
}

/** Whoever may not call is told so, whatever the ids in the input: a refused call leaves the inputs as good as new. */
async function tryTurnedAway(trial: Trial, caller: Caller, inputs: readonly NamedInput[]): Promise<void> {
  const expected = caller.tenant ? '403 access.not-permitted' : '401 auth.sign-in-required'
  for (const [what, input] of inputs) {
    expectAnswer(trial, caller, what, await call(trial, caller, input, what), expected)
  }
}

async function tryAdmitted(trial: Trial, caller: Caller): Promise<void> {
  const own = await build(trial, caller.home.places[0], caller)
  const answer = await call(trial, caller, own, 'own ids')
  expectAnswer(trial, caller, 'own ids', answer, '200')
  await trial.recipe.restore?.(caller.home.places[0])
  trial.digests = undefined
  const [, sibling] = caller.home.places
  if (trial.line.ownAreaOnly?.includes(caller.kind) && answer.text.includes(sibling.mark)) {
    trial.faults.push(`${trial.procedure.key} as ${caller.kind} shows records of ${sibling.mark}`)
  }
  for (const path of idPaths(trial)) await tryIds(trial, caller, path)
}

/** A foreign id is answered like one that nobody has, byte for byte; a sibling's as the table says. */
async function tryIds(trial: Trial, caller: Caller, path: Path): Promise<void> {
  const name = path.join('.')
  const line = trial.line.ids?.[name]
  if (line === undefined) return
  const base = await build(trial, caller.home.places[0], caller)
  const idAt = async (place: Caller['home']['places'][number]) => getAt(await build(trial, place, caller), path)
  const ask = (what: string, id: unknown) => call(trial, caller, setAt(base, path, id), `${what} ${name}`)

  const random = await ask('a random', newId())
  expectUnknown(trial, caller, random, line)
  const foreign = await ask('a foreign', await idAt(caller.foreign.places[0]))
  expectAlike(trial, caller, `a foreign ${name}`, foreign, random)
  if (path.at(-1) === EACH) await tryMixed(trial, caller, path, base)

  const sibling = await ask("a sibling's", await idAt(caller.home.places[1]))
  if (line.ownAreaOnly?.includes(caller.kind)) expectAlike(trial, caller, `a sibling's ${name}`, sibling, random)
  else expectAnswer(trial, caller, `a sibling's ${name}`, sibling, line.sibling ?? '200')
}

/** One id too many in a list of good ones. */
async function tryMixed(trial: Trial, caller: Caller, path: Path, base: unknown): Promise<void> {
  const list = path.slice(0, -1)
  const own = getAt(base, path)
  const foreignId = getAt(await build(trial, caller.foreign.places[0], caller), path)
  const ask = (id: unknown) => call(trial, caller, setAt(base, list, [own, id]), `an own and another ${list.join('.')}`)
  const random = await ask(newId())
  expectAlike(trial, caller, `a foreign one among ${list.join('.')}`, await ask(foreignId), random)
}

function idPaths({ procedure }: Trial): Path[] {
  return procedure.schema ? idFieldsOf(procedure.schema) : []
}

function expectUnknown(trial: Trial, caller: Caller, answer: Answer, { unknown }: IdLine): void {
  if (unknown === nothingFound) {
    const empty = answer.text === '{"result":{"data":[]}}' || answer.text === '{"result":{"data":{"rows":[]}}}'
    if (!empty) trial.faults.push(`${trial.procedure.key} as ${caller.kind} found something: ${answer.text}`)
    return
  }
  const codes: Readonly<Record<number, boolean>> = { 400: true, 404: true }
  const refused = codes[answer.status] === true && answer.error?.message === String(unknown)
  if (!refused) expectAnswer(trial, caller, 'a random id', answer, `400 or 404 ${String(unknown)}`)
}

function expectAnswer({ procedure, faults }: Trial, { kind }: Caller, what: string, answer: Answer, expected: string) {
  const got = answer.status === 200 ? '200' : `${answer.status} ${answer.error?.message}`
  if (got !== expected) faults.push(`${procedure.key} as ${kind} with ${what}: ${got} and not ${expected}`)
}

function expectAlike(trial: Trial, { kind }: Caller, what: string, answer: Answer, random: Answer): void {
  const [got, expected] = [comparable(answer), comparable(random)]
  if (got === expected) return
  trial.faults.push(`${trial.procedure.key} as ${kind}: ${what} differs from a random one:\n${got}\n--\n${expected}`)
}
