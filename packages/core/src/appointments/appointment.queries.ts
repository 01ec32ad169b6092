import type { AppointmentRow, PostRole } from '@linli/contract'
import { type DateText, newId } from '@linli/kernel'
import type { CoreReading, CoreWriting } from '../scope.ts'

/** Appointments with the names of person, post and unit. */
function appointments(scope: CoreReading) {
  return scope.db
    .selectFrom('core.appointment as a')
    .innerJoin('core.person as p', 'p.id', 'a.person_id')
    .innerJoin('core.post as o', 'o.id', 'a.post_id')
    .innerJoin('core.org_unit as u', 'u.id', 'o.unit_id')
    .select([
      'a.id',
      'a.person_id as personId',
      'p.name as person',
      'a.post_id as postId',
      (eb) => eb.fn.coalesce('a.acting_title', 'o.title').as('title'),
      'a.acting_title as actingTitle',
      'o.role',
      'o.unit_id as unitId',
      'u.name as unit',
      'u.kind as unitKind',
      'a.valid_from as from',
      'a.valid_to as to',
      'a.reason',
    ])
}

type Found = Awaited<ReturnType<ReturnType<typeof appointments>['execute']>>[number]

function toRow({ to, reason, actingTitle, ...row }: Found): AppointmentRow {
  return { ...row, acting: actingTitle !== null, ...(to !== null && { to }), ...(reason !== null && { reason }) }
}

/** Every appointment of a person, the latest first. */
export async function selectAppointmentsOf(scope: CoreReading, personId: string): Promise<AppointmentRow[]> {
  const rows = await appointments(scope)
    .where('a.person_id', '=', personId)
    .orderBy('a.valid_from', 'desc')
    .orderBy('a.id', 'desc')
    .execute()
  return rows.map(toRow)
}

/** Every appointment to a post, the latest first. */
export async function selectAppointmentsTo(scope: CoreReading, postId: string): Promise<AppointmentRow[]> {
  const rows = await appointments(scope)
    .where('a.post_id', '=', postId)
    .orderBy('a.valid_from', 'desc')
    .orderBy('a.id', 'desc')
    .execute()
  return rows.map(toRow)
}

export async function selectAppointment(scope: CoreReading, id: string): Promise<AppointmentRow | undefined> {
  const row = await appointments(scope).where('a.id', '=', id).executeTakeFirst()
  return row && toRow(row)
}

/** Who holds a post of one of these roles on a day or later. */
export async function selectHoldersFrom(
  scope: CoreReading,
  roles: readonly PostRole[],
  on: DateText,
): Promise<AppointmentRow[]> {
  const rows = await appointments(scope)
    .where('o.role', 'in', roles)
    .where((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>', on)]))
    .orderBy('o.role')
    .orderBy('a.valid_from')
    .orderBy('a.id')
    .execute()
  return rows.map(toRow)
}

/** Who holds a post in a unit on a day. */
export async function selectHoldersAt(scope: CoreReading, unitId: string, on: DateText): Promise<AppointmentRow[]> {
  const rows = await appointments(scope)
    .where('o.unit_id', '=', unitId)
    .where('a.valid_from', '<=', on)
    .where((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>', on)]))
    .orderBy('a.valid_from')
    .orderBy('a.id')
    .execute()
  return rows.map(toRow)
}

export interface NewAppointmentRow {
  readonly personId: string
  readonly postId: string
  readonly from: DateText
  readonly to?: DateText | undefined
  readonly actingTitle?: string | undefined
  readonly reason?: string | undefined
}

/** @returns its id */
export async function insertAppointment(scope: CoreWriting, row: NewAppointmentRow): Promise<string> {
  const id = newId()
  await scope.db
    .insertInto('core.appointment')
    .values({
      id,
      person_id: row.personId,
      post_id: row.postId,
      valid_from: row.from,
      valid_to: row.to ?? null,
      acting_title: row.actingTitle ?? null,
      reason: row.reason ?? null,
    })
    .execute()
  return id
}

export async function updateAppointmentEnd(scope: CoreWriting, id: string, to: DateText): Promise<void> {
  await scope.db.updateTable('core.appointment').set({ valid_to: to }).where('id', '=', id).execute()
}
