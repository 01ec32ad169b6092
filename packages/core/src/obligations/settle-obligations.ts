import { CORE_CASES, type ObligationKind } from '@linli/contract'
import type { Database, TenantContext } from '@linli/database'
import { type Clock, dayOf, newId, SYSTEM_ACTOR, valueOrThrow } from '@linli/kernel'
import type { CaseEngine } from '../cases/case-engine.ts'
import type { CalendarSource } from '../clocks/calendar-source.ts'
import { coreModule } from '../core-module.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'
import type { TenantRecord } from '../tenancy/tenant.queries.ts'
import type { Cause } from './cause.ts'
import { findFactCauses } from './fact-causes.ts'
import {
  type CauseKey,
  endObligation,
  insertObligation,
  isLiving,
  type LivingObligation,
  selectLiving,
} from './obligation.queries.ts'
import { HOLDER } from './obligation-processes.ts'
import { findSetUpCauses } from './set-up-causes.ts'
import { findTransferCauses } from './transfer-causes.ts'

export interface ObligationServices {
  readonly database: Database
  readonly clock: Clock
  readonly calendar: CalendarSource
  readonly cases: CaseEngine
}

/** Kinds whose causes are looked for together. */
export const obligationAreas = {
  places: ['set-up', 'scale', 'cover'],
  facts: ['facts'],
  transfers: ['transfer'],
} as const satisfies Record<string, readonly ObligationKind[]>

export type ObligationArea = keyof typeof obligationAreas

const everyArea: readonly ObligationArea[] = ['places', 'facts', 'transfers']

/** What a round did. */
export interface Settled {
  readonly opened: number
  readonly ended: number
}

/**
 * Looks at what rules ask of a district today, opens what is not asked for yet and ends what is asked for no more. Doing it
 * again does no harm, and what somebody has set aside stays so as long as its cause lasts. Each is a transaction of its own.
 * @throws AggregateError with whatever failed, after the rest is done
 */
export async function settleObligations(
  services: ObligationServices,
  { id: tenantId, cityId }: Pick<TenantRecord, 'id' | 'cityId'>,
  areas: readonly ObligationArea[] = everyArea,
): Promise<Settled> {
  if (tenantId === cityId) return { opened: 0, ended: 0 }
  const context = { tenantId, cityId, actorId: SYSTEM_ACTOR }
  const { causes, living } = await services.database.read(coreModule, context, (scope) =>
    compare(services, scope, areas),
  )
  const asked = new Set(causes.map(keyOf))
  const there = new Set(living.map(keyOf))
  const run = createRun(services, context)
  for (const one of living) if (!asked.has(keyOf(one))) await run.attempt((scope) => cease(services, scope, one))
  const ended = run.done()
  for (const cause of causes) if (!there.has(keyOf(cause))) await run.attempt((scope) => open(services, scope, cause))
  if (run.failures.length > 0) throw new AggregateError(run.failures, 'Some of what rules ask for could not be settled')
  return { opened: run.done() - ended, ended }
}

async function compare({ clock, calendar }: ObligationServices, scope: CoreReading, areas: readonly ObligationArea[]) {
  const today = dayOf(clock.now())
  const living = await selectLiving(
    scope,
    areas.flatMap((area) => obligationAreas[area]),
  )
  const causes: Cause[] = []
  for (const area of areas) {
    if (area === 'places') causes.push(...(await findSetUpCauses(scope, today)))
    if (area === 'transfers') causes.push(...(await findTransferCauses(scope)))
    if (area !== 'facts') continue
    const stillAsked = [...new Set(living.filter(({ kind }) => kind === 'facts').map(({ occasion }) => occasion))]
    causes.push(...(await findFactCauses(scope, { today, calendar: await calendar.current(scope), stillAsked })))
  }
  return { causes, living }
}

function createRun({ database }: ObligationServices, context: TenantContext) {
  const failures: unknown[] = []
  let count = 0
  return {
    failures,
    done: () => count,
    async attempt(act: (scope: CoreWriting) => Promise<boolean>) {
      try {
        if (await database.write(coreModule, context, act)) count += 1
      } catch (error) {
        failures.push(error)
      }
    },
  }
}

async function open({ cases, clock }: ObligationServices, scope: CoreWriting, cause: Cause): Promise<boolean> {
  if (await isLiving(scope, cause)) return false
  const at = clock.now()
  const id = newId(at)
  const { kind, title, unitId, holderId, copies, term } = cause
  const file = await cases.platform.open(scope, {
    pluginId: CORE_CASES,
    process: kind,
    subjectId: id,
    title,
    unitId,
    units: { [HOLDER]: [holderId], ...(copies.length > 0 && { copies }) },
    ...(term && { term }),
  })
  await insertObligation(scope, { ...cause, id, caseId: valueOrThrow(file).id, since: dayOf(at) })
  return true
}

/** Ends an obligation whose cause is gone; where somebody has set it aside its case has ended before. */
async function cease({ cases, clock }: ObligationServices, scope: CoreWriting, { id, caseId }: LivingObligation) {
  if (!(await endObligation(scope, id, dayOf(clock.now())))) return false
  valueOrThrow(await cases.platform.take(scope, { pluginId: CORE_CASES, caseId, action: 'cease' }))
  return true
}

function keyOf({ kind, subjectId, occasion }: CauseKey): string {
  return `${kind} ${subjectId} ${occasion}`
}
