import type { JoinRule, ProcessDefinition } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { loadActor } from '../../access/load-actor.ts'
import { createCaseEngine } from '../../cases/case-engine.ts'
import { publishParameters } from '../../parameters/publish-parameters.ts'
import { CASE_PLUGIN, openCaseDesk } from '../case-desk.ts'
import { fullParameters, fullProcess } from '../full-process.ts'
import { readCast } from './model-cast.ts'
import type { ModelJoin } from './model-rules.ts'

export const FIRST_DAY = '2026-01-26' // spring festival and its make-up days lie ahead
const JOINS: Readonly<Record<ModelJoin, JoinRule<'convene' | 'stop'>>> = {
  all: { rule: 'all', take: 'convene', otherwise: 'stop' },
  any: { rule: 'any', take: 'convene', otherwise: 'stop' },
  two: { rule: 'at-least', parameter: 'full.join-two', take: 'convene', otherwise: 'stop' },
  half: { rule: 'quorum', parameter: 'full.join-half', take: 'convene', otherwise: 'stop' },
  'two-assents': {
    rule: 'at-least',
    counts: 'assents',
    parameter: 'full.join-two',
    take: 'convene',
    otherwise: 'stop',
  },
}
export const joins = Object.keys(JOINS) as ModelJoin[] // its own keys

/** A district in which one process is there with every kind of join, and everybody who works in it. */
export async function openModelDesk() {
  const desk = await openCaseDesk(FIRST_DAY)
  const { clock, calendar, permissions, database } = desk.city
  const rule = { unit: 'count', validFrom: '2020-01-01', sourceDocument: 'a document', section: 'joins' }
  const numbers = [
    { key: 'full.join-two', value: 2, ...rule },
    { key: 'full.join-half', value: 50, ...rule },
  ]
  await publishParameters(database, [...fullParameters, ...numbers])
  const definitions = joins.map((join): ProcessDefinition => {
    const review = { ...fullProcess.states.review, join: JOINS[join] }
    return { ...fullProcess, key: join, states: { ...fullProcess.states, review } }
  })
  const processes = definitions.map((definition) => ({ pluginId: CASE_PLUGIN, definition }))
  const engine = createCaseEngine({ clock, calendar, permissions, processes })
  const cast = await desk.read(readCast)
  const actors = new Map<string, Actor>()
  for (const { personId, postId } of cast.members) {
    const query = { personId, on: FIRST_DAY, permissions }
    const loaded = await desk.read((scope) => loadActor(scope, query))
    if (loaded.ok) actors.set(postId, loaded.value)
  }
  return { desk, engine, cast, actors }
}
