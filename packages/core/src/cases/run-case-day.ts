import type { Database, TenantContext } from '@linli/database'
import { type DateText, dayOf, SYSTEM_ACTOR } from '@linli/kernel'
import { coreModule } from '../core-module.ts'
import type { CoreWriting } from '../scope.ts'
import type { TenantRecord } from '../tenancy/tenant.queries.ts'
import { actOnClock } from './act-on-clock.ts'
import { selectCaseForStep } from './case.queries.ts'
import type { CaseWork } from './case-work.ts'
import { selectClocksToAct } from './clock.queries.ts'
import { returnTodo } from './delegate-todo.ts'
import { endDelegation, selectDelegationsToEnd } from './hands.queries.ts'
import { platformActor } from './platform-actor.ts'

const PAGE = 500
const FIRST_ID = '00000000-0000-0000-0000-000000000000'
const FIRST_DAY = '1949-01-01'

export type DayTools = Omit<CaseWork, 'scope' | 'actor'>

/** What a day did to a tenant's cases. */
export interface CaseDay {
  readonly clocks: number
  readonly delegations: number
}

/**
 * What is due in a tenant's cases because a day has begun: reminders, escalations, clocks that have run out, delegations that
 * have ended. Reads page by page by index; each act is a transaction of its own, and one that fails keeps no other from being
 * done. @throws AggregateError with whatever failed, after the rest is done
 */
export async function runCaseDay(
  database: Database,
  tools: DayTools,
  { id, cityId }: Pick<TenantRecord, 'id' | 'cityId'>,
): Promise<CaseDay> {
  const context = { tenantId: id, cityId, actorId: SYSTEM_ACTOR }
  const failures: unknown[] = []
  const run: DayRun = {
    context,
    database,
    today: dayOf(tools.clock.now()),
    attempt: async (act) => {
      try {
        const write = (scope: CoreWriting) => act({ ...tools, scope, actor: platformActor })
        return await database.write(coreModule, context, write)
      } catch (error) {
        failures.push(error)
        return false
      }
    },
  }
  const day = { delegations: await endDelegations(run), clocks: await actOnClocks(run) }
  if (failures.length > 0) throw new AggregateError(failures, 'A part of the day’s work on cases failed')
  return day
}

interface DayRun {
  readonly database: Database
  readonly context: TenantContext
  readonly today: DateText
  attempt(act: (work: CaseWork) => Promise<boolean>): Promise<boolean>
}

async function actOnClocks({ database, context, today, attempt }: DayRun): Promise<number> {
  let done = 0
  let after = { actOn: FIRST_DAY, id: FIRST_ID }
  for (;;) {
    const page = await database.read(coreModule, context, (scope) => selectClocksToAct(scope, today, after, PAGE))
    for (const { id, caseId, actOn } of page) {
      if (await attempt((work) => actOnClock(work, { clockId: id, caseId }))) done += 1
      after = { actOn: actOn ?? today, id }
    }
    if (page.length < PAGE) return done
  }
}

async function endDelegations({ database, context, today, attempt }: DayRun): Promise<number> {
  let done = 0
  let after = { until: FIRST_DAY, id: FIRST_ID }
  for (;;) {
    const page = await database.read(coreModule, context, (scope) => selectDelegationsToEnd(scope, today, after, PAGE))
    for (const delegation of page) {
      if (await attempt((work) => returnDelegated(work, delegation))) done += 1
      after = { until: delegation.until, id: delegation.id }
    }
    if (page.length < PAGE) return done
  }
}

/** Gives an open to-do back; what was done meanwhile only ends the delegation. */
async function returnDelegated(
  work: CaseWork,
  { id, caseId, todoId }: { id: string; caseId: string; todoId: string },
): Promise<boolean> {
  const file = await selectCaseForStep(work.scope, { caseId, personId: work.actor.personId })
  const returned = file && (await returnTodo(work, file, { todoId, over: true }))
  if (returned?.ok !== true) await endDelegation(work.scope, id, work.clock.now())
  return true
}
