import type { UnitChangeField, UnitKind } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { type DateText, dayOf, ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import { addUnits } from '../organisation/add-units.ts'
import type { CoreWriting } from '../scope.ts'
import { diffAttributes, type GivenAttribute, mergeAttributes } from './attribute.policy.ts'
import { setAttributes } from './attribute.queries.ts'
import { checkUnitReferences } from './check-unit-references.ts'
import { placeKinds } from './edit.policy.ts'
import { type GivenIdentifier, giveIdentifier } from './give-identifier.ts'
import { checkMayEdit } from './open-for-edit.ts'
import { tellChange } from './tell-change.ts'
import { insertUnitChanges, lockRegister } from './unit-change.queries.ts'
import { selectDatedUnit, selectLastSortKey, selectNamesake } from './unit-detail.queries.ts'

export interface UnitToAdd {
  readonly parentId: string
  readonly kind: UnitKind
  readonly name: string
  /** The name itself unless given. */
  readonly fullName?: string | undefined
  readonly validFrom: DateText
  readonly attributes: readonly GivenAttribute[]
  readonly identifier?: Omit<GivenIdentifier, 'validFrom' | 'at'> | undefined
  readonly at: Date
}

/**
 * Adds a unit to the register with its attributes and code. Refuses with `unit.not-found` and `unit.ended` for its parent,
 * `unit.not-yours`, `unit.place-change-needed` for streets and communities, `unit.wrong-parent`, `unit.name-taken`,
 * `unit.future` and whatever attributes and codes are refused with.
 */
export async function addUnit(scope: CoreWriting, actor: Actor, input: UnitToAdd): Promise<Result<{ id: string }>> {
  await lockRegister(scope)
  const placed = await checkPlace(scope, actor, input)
  if (!placed.ok) return placed
  const attributes = mergeAttributes(input.kind, new Map(), input.attributes)
  if (!attributes.ok) return attributes
  const references = await checkUnitReferences(scope, input.kind, attributes.value)
  if (!references.ok) return references
  const { parentId, kind, name, validFrom, identifier, at } = input
  const fullName = input.fullName ?? name
  const sortKey = (await selectLastSortKey(scope, parentId)) + 1
  const added = await addUnits(scope, [{ parentId, kind, name, fullName, validFrom, sortKey }])
  if (!added.ok) return added
  const [id = ''] = added.value

  await setAttributes(
    scope,
    [...attributes.value].map(([key, value]) => ({ unitId: id, key, value })),
    validFrom,
  )
  const coded = identifier && (await giveIdentifier(scope, actor, { id, kind }, { ...identifier, validFrom, at }))
  if (coded && !coded.ok) return coded
  const fields: UnitChangeField[] = [
    { field: 'name', to: name },
    ...(fullName === name ? [] : [{ field: 'fullName', to: fullName }]),
    ...diffAttributes(kind, new Map(), attributes.value),
    ...(coded?.value ?? []),
  ]
  await insertUnitChanges(scope, actor, [{ unitId: id, version: 1, at, action: 'add', fields }])
  const details = { name, kind, parentId, fields }
  await tellChange(scope, [id], at)
  await appendAudit(scope, actor, { at, action: 'organisation.add-unit', subjectKind: 'unit', subjectId: id, details })
  return ok({ id })
}

async function checkPlace(scope: CoreWriting, actor: Actor, input: UnitToAdd): Promise<Result<void>> {
  const { parentId, kind, name, validFrom, at } = input
  const parent = await selectDatedUnit(scope, parentId)
  if (parent === undefined) return refuseCore('not-found', 'unit.not-found')
  const allowed = await checkMayEdit(scope, actor, { kind, unitId: parentId, at })
  if (!allowed.ok) return allowed
  if (placeKinds.has(kind)) return refuseCore('conflict', 'unit.place-change-needed')
  if (parent.validTo !== null) return refuseCore('conflict', 'unit.ended', { on: parent.validTo })
  if (validFrom > dayOf(at)) return refuseCore('invalid', 'unit.future')
  const namesake = await selectNamesake(scope, { parentId, kind, name })
  return namesake === undefined ? ok(undefined) : refuseCore('conflict', 'unit.name-taken', { name })
}
