import type { IdentifierScheme, UnitChangeField } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import type { CoreWriting } from '../scope.ts'
import { checkCode, writeCode } from './identifier.policy.ts'
import { closeIdentifier, insertIdentifier, selectOverlapping } from './identifier-edit.queries.ts'
import type { DatedUnit } from './unit-detail.queries.ts'

export interface GivenIdentifier {
  readonly scheme: IdentifierScheme
  readonly value: string
  readonly validFrom: DateText
  readonly source: string
  readonly exceptionReason?: string | undefined
  readonly at: Date
}

/**
 * Gives a unit a code from a day on; its earlier one of the same scheme ends on that day. For a register that is locked.
 * Refuses with `identifier.wrong-scheme`, `identifier.flawed`, `identifier.taken` naming the other unit, and with
 * `identifier.overlaps` where the unit's own code of the scheme begins on the day or later.
 * @returns what changes, for the unit's history
 */
export async function giveIdentifier(
  scope: CoreWriting,
  actor: Actor,
  unit: Pick<DatedUnit, 'id' | 'kind'>,
  given: GivenIdentifier,
): Promise<Result<UnitChangeField[]>> {
  const { scheme, validFrom, source, exceptionReason, at } = given
  const value = writeCode(given.value)
  const flaw = checkCode(unit.kind, { scheme, value, exceptionReason })
  if (!flaw.ok) return flaw
  const others = await selectOverlapping(scope, { scheme, value, unitId: unit.id, from: validFrom })
  const taken = others.find((other) => other.unitId !== unit.id)
  if (taken !== undefined) return refuseCore('conflict', 'identifier.taken', { value, unit: taken.unitName })
  const own = others.filter((other) => other.unitId === unit.id)
  if (own.some((other) => other.validFrom >= validFrom)) {
    return refuseCore('conflict', 'identifier.overlaps', { scheme, from: validFrom })
  }
  for (const { id } of own) await closeIdentifier(scope, { id, on: validFrom })
  const exception = flaw.value !== undefined && {
    flaw: flaw.value,
    exceptionReason: exceptionReason ?? '',
    exceptionBy: `${actor.unitName} ${actor.name}`,
    exceptionAt: at,
  }
  await insertIdentifier(scope, { unitId: unit.id, scheme, value, validFrom, source, ...exception })
  const from = own[0]?.value
  return ok([{ field: `identifier.${scheme}`, ...(from !== undefined && { from }), to: value }])
}
