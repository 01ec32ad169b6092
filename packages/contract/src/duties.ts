import { z } from 'zod'
import { date, id, text } from './schemas.ts'
import type { UnitKind } from './unit-kinds.ts'

/** Duties that several plugins address by the same name; each has its word in the shell (`duty.<key>`). */
export const standardDuties = ['legality-review', 'finance-review'] as const

/** The kinds of units that can hold a duty: those with posts of officials. */
export const dutyUnitKinds: readonly UnitKind[] = ['city', 'district', 'department', 'street']

const duty = text(80)
const reason = text(500)
/** How often the duty had changed hands when the user looked; 0 where nobody ever held it. */
const seen = z.number().int().min(0).max(2_147_483_646)

export const dutyInput = z.object({ duty })
/** `from` is the unit's first day. */
export const giveDutyInput = z.object({ duty, unitId: id, from: date, reason, version: seen })
/** `on` is the first day on which nobody holds it. */
export const endDutyInput = z.object({ duty, on: date, reason, version: seen })

/** A step of a process that goes to whoever holds the duty; without a step it sends copies or asks for names. */
export interface DutyUse {
  readonly duty: string
  readonly pluginId: string
  readonly process?: string
  readonly step?: string
}

export interface DutyHolding {
  readonly unitId: string
  readonly unit: string
  readonly from: string
  /** The first day on which it holds the duty no longer. */
  readonly to?: string
}

export interface DutyRow {
  readonly duty: string
  /** Nobody's today where absent. */
  readonly holder?: DutyHolding
  /** Who holds it next, where that is settled. */
  readonly next?: DutyHolding
  readonly uses: readonly DutyUse[]
}

export interface DutyPeriod extends DutyHolding {
  readonly id: string
  readonly reason: string
  readonly given?: DutyAct
  /** It was ended; where it had not begun, it never held (`from` equals `to`). */
  readonly ended?: DutyAct & { readonly reason: string }
}

export interface DutyAct {
  readonly at: string
  /** Name, post and unit of the day. */
  readonly by: string
}

export interface DutyDetail extends DutyRow {
  readonly version: number
  readonly mayGive: boolean
  /** Waits for the unit that holds it today because of this duty; it stays there when the duty goes elsewhere. */
  readonly openTodos: number
  /** The latest first. */
  readonly periods: readonly DutyPeriod[]
}
