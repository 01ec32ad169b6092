import type { DutyUse } from '@linli/contract'
import { type DateText, newId } from '@linli/kernel'
import { sql } from 'kysely'
import type { CoreReading, CoreWriting } from '../scope.ts'

const periods = (scope: CoreReading) =>
  scope.db
    .selectFrom('core.unit_duty as d')
    .innerJoin('core.org_unit as u', 'u.id', 'd.unit_id')
    .select([
      'd.id',
      'd.duty',
      'd.unit_id as unitId',
      'u.name as unit',
      'd.valid_from as from',
      'd.valid_to as to',
      'd.version',
      'd.reason',
      'd.given_at as givenAt',
      'd.given_by as givenBy',
      'd.ended_at as endedAt',
      'd.ended_by as endedBy',
      'd.end_reason as endReason',
    ])

export type DutyRecord = Awaited<ReturnType<typeof selectDutyPeriods>>[number]

/** Who held a duty, holds it and will, the latest first; the latest two hundred. */
export function selectDutyPeriods(scope: CoreReading, duty: string) {
  return periods(scope)
    .where('d.duty', '=', duty)
    .orderBy('d.valid_from', 'desc')
    .orderBy('d.id', 'desc')
    .limit(200)
    .execute()
}

/** Whoever holds any duty on a day or later. */
export function selectHoldings(scope: CoreReading, on: DateText) {
  return periods(scope)
    .where((eb) => eb.or([eb('d.valid_to', 'is', null), eb('d.valid_to', '>', on)]))
    .orderBy('d.valid_from')
    .limit(1000)
    .execute()
}

/** A duty's periods, held until this transaction ends. */
export function lockDuty(scope: CoreWriting, duty: string) {
  return scope.db
    .selectFrom('core.unit_duty')
    .select(['id', 'unit_id as unitId', 'valid_from as from', 'valid_to as to', 'version'])
    .select(['given_by as givenBy', 'given_at as givenAt', 'ended_by as endedBy', 'ended_at as endedAt'])
    .where('duty', '=', duty)
    .orderBy('version', 'desc')
    .forUpdate()
    .execute()
}

export interface DutyEnding {
  readonly duty: string
  readonly on: DateText
  readonly version: number
  readonly at: Date
  readonly by: string
  readonly reason: string
}

/** Ends what holds on a day or later; what had not begun by then never holds. */
export async function endHoldings(
  scope: CoreWriting,
  { duty, on, version, at, by, reason }: DutyEnding,
): Promise<void> {
  await scope.db
    .updateTable('core.unit_duty')
    .set((eb) => ({
      valid_to: eb.fn<string>('greatest', [eb.cast<string>(eb.val(on), 'date'), 'valid_from']),
      version,
      ended_at: at,
      ended_by: by,
      end_reason: reason,
    }))
    .where('duty', '=', duty)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', on)]))
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '<>', eb.ref('valid_from'))]))
    .execute()
}

export interface DutyGiving {
  readonly duty: string
  readonly unitId: string
  readonly from: DateText
  readonly version: number
  readonly at: Date
  readonly by: string
  readonly reason: string
}

/** Whether it was written: not where somebody else has given the same duty meanwhile. */
export async function insertHolding(scope: CoreWriting, giving: DutyGiving): Promise<boolean> {
  const { duty, unitId, from, version, at, by, reason } = giving
  const written = await scope.db
    .insertInto('core.unit_duty')
    .values({
      id: newId(at),
      duty,
      unit_id: unitId,
      valid_from: from,
      valid_to: null,
      version,
      reason,
      given_at: at,
      given_by: by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  return written.length > 0
}

/** What is open at a unit in steps that go to the holder of a duty, handed to others or not. */
export async function countTodosOfSteps(
  scope: CoreReading,
  { unitId, uses }: { readonly unitId: string; readonly uses: readonly DutyUse[] },
): Promise<number> {
  const steps = uses.filter(({ step }) => step !== undefined)
  if (steps.length === 0) return 0
  const counted = await scope.db
    .selectFrom('core.todo as t')
    .innerJoin('core.case_file as c', 'c.id', 't.case_id')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('t.unit_id', '=', unitId)
    .where('t.done_at', 'is', null)
    .where((eb) =>
      eb.or(
        steps.map(({ pluginId, process, step }) =>
          eb.and([
            eb('c.plugin_id', '=', pluginId),
            eb('c.process', '=', process ?? ''),
            eb('t.step', '=', step ?? ''),
          ]),
        ),
      ),
    )
    .executeTakeFirst()
  return Number(counted?.count ?? 0)
}

/** How many duties a unit holds on a day or later. */
export async function countDutiesOf(scope: CoreReading, unitId: string, on: DateText): Promise<number> {
  const counted = await scope.db
    .selectFrom('core.unit_duty')
    .select(sql<string>`count(distinct duty)`.as('count'))
    .where('unit_id', '=', unitId)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', on)]))
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '<>', eb.ref('valid_from'))]))
    .executeTakeFirst()
  return Number(counted?.count ?? 0)
}
