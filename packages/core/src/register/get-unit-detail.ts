import { attributesOf, type UnitAttribute, type UnitDetail } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { type DateText, ok, type Result } from '@linli/kernel'
import { refuseCore } from '../core-refusals.ts'
import { isInArea } from '../organisation/area.ts'
import { selectUnit } from '../organisation/unit.queries.ts'
import type { CoreReading } from '../scope.ts'
import { type AttributeRow, selectAttributes } from './attribute.queries.ts'
import { addableBelow, editableKinds } from './edit.policy.ts'
import { maskPersonName } from './mask-person-name.ts'
import { maskPhone } from './mask-phone.ts'
import { selectUnitChanges } from './unit-change.queries.ts'
import {
  countChildren,
  selectAliases,
  selectDatedUnit,
  selectIdentifiers,
  selectNames,
  selectPath,
  selectPosts,
} from './unit-detail.queries.ts'

const LATEST_CHANGES = 20
/** What is of a person and not of the unit. */
const masks: Readonly<Record<string, (value: string) => string>> = { phone: maskPhone, 'person-name': maskPersonName }

/** All that the register knows of a unit; telephone numbers and people's names in part for whoever may not edit it. Refuses with `unit.not-found`. */
export async function getUnitDetail(
  scope: CoreReading,
  actor: Actor,
  { id, on }: { id: string; on: DateText },
): Promise<Result<UnitDetail>> {
  const unit = await selectDatedUnit(scope, id)
  if (unit === undefined) return refuseCore('not-found', 'unit.not-found')
  const [path, attributes, identifiers, aliases, children, posts, changes, mayChange] = await Promise.all([
    selectPath(scope, id),
    selectAttributes(scope, [id], on),
    selectIdentifiers(scope, id),
    selectAliases(scope, id),
    countChildren(scope, id, on),
    selectPosts(scope, id, on),
    selectUnitChanges(scope, id, LATEST_CHANGES),
    editableHere(scope, actor, { id, on }),
  ])
  const exists = unit.validTo === null
  const mayEdit = exists && mayChange.has(unit.kind)
  const { parentId, validTo, ...known } = unit
  return ok({
    ...known,
    ...(validTo !== null && { validTo }),
    path: path.slice(0, -1),
    attributes: await describe(scope, attributesOf(unit.kind), { attributes, mayEdit }),
    identifiers,
    aliases,
    children,
    posts: groupPosts(posts),
    changes: mayEdit ? changes : changes.map(withoutValues),
    mayEdit,
    mayAdd: exists ? addableBelow(unit.kind, mayChange) : [],
  })
}

async function editableHere(scope: CoreReading, actor: Actor, { id: unitId, on }: { id: string; on: DateText }) {
  const [own, inArea] = await Promise.all([
    selectUnit(scope, actor.unitId),
    isInArea(scope, { unitId, areaUnitId: actor.unitId, on }),
  ])
  return own !== undefined && inArea ? editableKinds(actor, own.kind) : new Set<never>()
}

async function describe(
  scope: CoreReading,
  definitions: ReturnType<typeof attributesOf>,
  { attributes, mayEdit }: { attributes: readonly AttributeRow[]; mayEdit: boolean },
): Promise<UnitAttribute[]> {
  const byKey = new Map(attributes.map((row) => [row.key, row]))
  const given = definitions.flatMap((definition) => {
    const row = byKey.get(definition.key)
    return row === undefined ? [] : [{ definition, row }]
  })
  const named = given.filter(({ definition }) => definition.type === 'unit').map(({ row }) => row.value)
  const names = new Map((await selectNames(scope, named)).map(({ id, name }) => [id, name]))
  return given.map(({ definition: { key, type }, row: { value, since } }) => {
    const unitName = names.get(value)
    const mask = masks[type]
    if (mask !== undefined && !mayEdit) return { key, value: mask(value), since, masked: true }
    return { key, value, since, ...(unitName !== undefined && { unitName }) }
  })
}

/** Who may not edit a unit sees that and by whom it was changed, not each value. */
function withoutValues({ fields, ...change }: UnitDetail['changes'][number]): UnitDetail['changes'][number] {
  return { ...change, fields: fields.map(({ field }) => ({ field })) }
}

function groupPosts(rows: Awaited<ReturnType<typeof selectPosts>>): UnitDetail['posts'] {
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((ofPost) => {
    const [post] = ofPost
    if (post === undefined) return []
    const { id, title, role } = post
    return [{ id, title, role, holders: ofPost.flatMap(({ holder }) => holder ?? []) }]
  })
}
