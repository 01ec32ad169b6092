import type { AppointmentRow, HandOverItem, HandOverPreview } from '@linli/contract'
import { type DateText, ok, type Result } from '@linli/kernel'
import type { PermissionTable } from '../access/permission-table.ts'
import { selectAppointment, selectAppointmentsTo, selectHoldersAt } from '../appointments/appointment.queries.ts'
import { isOverBy } from '../appointments/period.policy.ts'
import { refuseCore } from '../core-refusals.ts'
import { selectEnabledPlugins } from '../plugins/plugin.queries.ts'
import type { CoreReading } from '../scope.ts'
import { countTodosOfDesk, selectHandedOn, selectOpenedCases, selectTodosOfDesk } from './hand-over.queries.ts'

export interface HandOverQuestion {
  readonly appointmentId: string
  /** The first day on which the present holder does not hold the post any more. */
  readonly on: DateText
  readonly permissions: PermissionTable
}

const SHOWN = 200

/**
 * All that waits at a post whose holder goes on a day: the open to-dos of its unit that the post may do, those among them that
 * nobody else there could do from that day (what was handed to the post by name: nobody else in the post), the cases it opened,
 * what it has handed to others or they to it, and its deputies. Drafts are their authors' own and cannot be seen. Refuses with `people.appointment-not-found`.
 */
export async function previewHandOver(
  scope: CoreReading,
  { appointmentId, on, permissions }: HandOverQuestion,
): Promise<Result<HandOverPreview>> {
  const appointment = await selectAppointment(scope, appointmentId)
  if (appointment === undefined) return refuseCore('not-found', 'people.appointment-not-found')
  const { unitId, postId, role } = appointment
  const enabled = new Set(await selectEnabledPlugins(scope))
  const mayDo = [...permissions.permissionsOf(role, enabled)]
  const colleagues = (await selectHoldersAt(scope, unitId, on)).filter((one) => one.id !== appointmentId)
  const heldByOthers = new Set(colleagues.flatMap((one) => [...permissions.permissionsOf(one.role, enabled)]))
  const sharesPost = colleagues.some((one) => one.postId === postId)
  const isSole = (todo: { permission: string; postId: string | null }) =>
    todo.postId === null ? !heldByOthers.has(todo.permission) : !sharesPost
  const desk = { unitId, postId, permissions: mayDo }
  const counts = await countTodosOfDesk(scope, desk)
  const waiting = await selectTodosOfDesk(scope, desk, SHOWN)
  const cases = await selectOpenedCases(scope, postId, SHOWN)
  const items: HandOverItem[] = [
    ...waiting.map(({ permission, postId: handedTo, ...todo }) => ({
      ...todo,
      kind: 'todo' as const,
      sole: isSole({ permission, postId: handedTo }),
    })),
    ...cases.map((one) => ({ ...one, kind: 'case' as const, sole: false })),
  ]
  return ok({
    appointment,
    todos: sum(counts),
    soleTodos: sum(counts.filter(isSole)),
    cases: cases.length,
    items: items.slice(0, SHOWN),
    colleagues: colleagues.map(({ personId, person, title }) => ({ personId, name: person, title })),
    handedOn: await selectHandedOn(scope, postId, SHOWN),
    deputies: await listDeputies(scope, appointment, on),
  })
}

async function listDeputies(scope: CoreReading, { postId, id }: AppointmentRow, on: DateText) {
  const others = await selectAppointmentsTo(scope, postId)
  return others.filter((one) => one.id !== id && one.acting && !isOverBy(one, on))
}

function sum(counts: readonly { readonly todos: number }[]): number {
  return counts.reduce((total, { todos }) => total + Number(todos), 0)
}
