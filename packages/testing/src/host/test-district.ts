import type { PostRole } from '@linli/contract'
import type { Actor, Principal } from '@linli/contract/trpc'
import { addTenant, addUnits, coreModule, type NewUnit, type PermissionTable, setPluginEnabled } from '@linli/core'
import type { Database, TenantContext } from '@linli/database'
import { newId, SYSTEM_ACTOR, valueOrThrow } from '@linli/kernel'

/** A district with one street more than it needs, two departments besides the overseer, and three communities. */
export interface TestDistrict {
  readonly id: string
  readonly name: string
  readonly context: TenantContext
  readonly units: TestUnits
  /** Somebody at work in a unit of the district, with the permissions that the plugins give the role. */
  person(role: PostRole, unitId: string, name?: string): Principal
}

export interface TestUnits {
  readonly district: string
  /** Oversees the communities. */
  readonly office: string
  readonly health: string
  readonly justice: string
  readonly street: string
  readonly otherStreet: string
  /** Two below `street`, one below `otherStreet`. */
  readonly communities: readonly [string, string, string]
}

export interface NewTestDistrict {
  readonly name: string
  readonly slug: string
  readonly cityId: string
  readonly permissions: PermissionTable
  readonly plugins: readonly string[]
}

const VALID_FROM = '2000-01-01'

export async function addTestDistrict(database: Database, district: NewTestDistrict): Promise<TestDistrict> {
  const { name, slug, cityId, permissions } = district
  const id = newId()
  const context = { tenantId: id, cityId, actorId: SYSTEM_ACTOR }
  const enabled = new Set(district.plugins)
  const units = testUnits()

  function person(role: PostRole, unitId: string, personName = '周岚'): Principal {
    const ids = { personId: newId(), postId: newId(), unitId }
    const names = { name: personName, postTitle: '科员', unitName: name }
    const actor: Actor = { ...ids, ...names, role, permissions: permissions.permissionsOf(role, enabled) }
    return {
      tenant: { id, cityId, name, kind: 'district' },
      sessionId: newId(),
      accountId: newId(),
      personId: ids.personId,
      mustChangePassword: false,
      actor,
    }
  }

  await database.write(coreModule, context, async (scope) => {
    await addTenant(scope, { kind: 'district', name, slug })
    for (const level of levelsOf(name, units)) valueOrThrow(await addUnits(scope, level))
    const { actor } = person('system-administrator', units.office)
    for (const pluginId of district.plugins) {
      if (actor) await setPluginEnabled(scope, actor, { pluginId, enabled: true, at: new Date() })
    }
  })
  return { id, name, context, units, person }
}

function testUnits(): TestUnits {
  return {
    district: newId(),
    office: newId(),
    health: newId(),
    justice: newId(),
    street: newId(),
    otherStreet: newId(),
    communities: [newId(), newId(), newId()],
  }
}

function levelsOf(name: string, units: TestUnits): NewUnit[][] {
  const { district, office, health, justice, street, otherStreet } = units
  const [first, second, third] = units.communities
  const below = (parentId: string, kind: NewUnit['kind'], id: string, unitName: string, sortKey: number): NewUnit => ({
    id,
    parentId,
    kind,
    name: unitName,
    sortKey,
    validFrom: VALID_FROM,
  })
  return [
    [{ id: district, kind: 'district', name, validFrom: VALID_FROM }],
    [
      { ...below(district, 'department', office, '民政局', 1), overseer: true },
      below(district, 'department', health, '卫健局', 2),
      below(district, 'department', justice, '司法局', 3),
      below(district, 'street', street, '文化路街道', 4),
      below(district, 'street', otherStreet, '海滨路街道', 5),
    ],
    [
      below(street, 'community', first, '人民里社区', 6),
      below(street, 'community', second, '碧海云天社区', 7),
      below(otherStreet, 'community', third, '耀华社区', 8),
    ],
  ]
}
