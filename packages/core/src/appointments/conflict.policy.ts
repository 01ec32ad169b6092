import type { ParameterDefault, ParameterUse, PostRole, UnitKind } from '@linli/contract'
import { isAdministratorRole } from './separation.policy.ts'

/** A post, as far as it can stand on a side. */
export interface Side {
  readonly role: PostRole
  readonly unitKind: UnitKind
}

interface Pair {
  readonly key: string
  readonly sides: readonly [(side: Side) => boolean, (side: Side) => boolean]
  readonly value: Severity
  readonly section: string
}

/** What is done about somebody who would hold posts on both sides. */
type Severity = 'refuse' | 'warn' | 'allow'

const inKind = (kind: UnitKind) => (side: Side) => side.unitKind === kind
const inRole = (role: PostRole) => (side: Side) => side.role === role

/** Posts that one person should not hold together. How strict each pair is, is a parameter: a district may set it otherwise. */
const pairs: readonly Pair[] = [
  {
    key: 'people.conflict.overseer-department',
    sides: [inRole('office-clerk'), inRole('department-clerk')],
    value: 'warn',
    section: '同一人既代表部门申请、又在主管部门决定',
  },
  {
    key: 'people.conflict.community-property',
    sides: [inKind('community'), inKind('property-company')],
    value: 'refuse',
    section: '同一人同时在社区居民委员会和物业服务企业任职',
  },
  {
    key: 'people.conflict.owners-property',
    sides: [inKind('owners-committee'), inKind('property-company')],
    value: 'refuse',
    section: '同一人同时在业主委员会和物业服务企业任职',
  },
  {
    key: 'people.conflict.administrator-business',
    sides: [({ role }) => isAdministratorRole(role), ({ role }) => !isAdministratorRole(role)],
    value: 'warn',
    section: '同一人既是管理员、又办理业务',
  },
]

export const conflictParameters: readonly ParameterDefault[] = pairs.map(({ key, value, section }) => ({
  ...{ key, value, section, unit: 'severity', type: 'choice', options: ['refuse', 'warn', 'allow'] },
  ...{ validFrom: '2025-01-01', sourceDocument: '产品默认值' },
}))

export const conflictKeys: readonly string[] = pairs.map(({ key }) => key)

export interface Conflict<Other extends Side> {
  readonly key: string
  readonly severity: 'refuse' | 'warn'
  readonly with: Other
}

/**
 * Pairs whose both sides one person would stand on, the strictest first.
 * @param uses the parameters in force; a pair without one is as strict as the product has it
 */
export function findConflicts<Other extends Side>(
  side: Side,
  others: readonly Other[],
  uses: readonly ParameterUse[],
): Conflict<Other>[] {
  const found = pairs.flatMap(({ key, sides: [one, other], value }) => {
    const set = uses.find((use) => use.key === key)?.value ?? value
    if (set !== 'refuse' && set !== 'warn') return []
    const facing = others.filter((held) => (one(side) && other(held)) || (other(side) && one(held)))
    return facing.map((held) => ({ key, severity: set, with: held }) as const)
  })
  return found.toSorted((a, b) => Number(b.severity === 'refuse') - Number(a.severity === 'refuse'))
}
