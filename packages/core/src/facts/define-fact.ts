import { type FactDefinition, type FactDefinitionInput, LOCAL_FACT_PREFIX } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { dayOf, ok, type Result } from '@linli/kernel'
import { appendAudit } from '../audit/append-audit.ts'
import { refuseCore } from '../core-refusals.ts'
import type { CoreWriting } from '../scope.ts'
import { lockOwnTenant } from '../tenancy/tenant.queries.ts'
import { opensFact } from './access.policy.ts'
import {
  closeDefinition,
  endDefinitions,
  insertDefinitions,
  selectDefinitions,
  selectLatestDefinitions,
} from './fact-definition.queries.ts'
import { hasValues } from './fact-value.queries.ts'
import { matchKnownFact } from './match-field.policy.ts'

/**
 * Introduces a fact from a day on, or says anew what it is: the definition before ends where this one begins. Refuses
 * `facts.definition-incomplete` (choices, a department or an order of bounds is missing), `facts.key-of-city` where the city
 * has published the key, `facts.key-not-local` and `facts.key-local` where it is of the other level's kind, `facts.already-known` where another fact has the same name: nobody is asked for one thing twice, and
 * `facts.opens-values` where what was entered for few readers would be shown to more.
 */
export async function defineFact(
  scope: CoreWriting,
  actor: Actor,
  { at, definition }: { at: Date; definition: FactDefinitionInput },
): Promise<Result<{ key: string }>> {
  const { key, validFrom, ...content } = definition
  const flaw = findFlaw(definition)
  if (flaw !== undefined) return refuseCore('invalid', 'facts.definition-incomplete', { field: flaw })
  // of two who define at once the second sees what the first has said
  await lockOwnTenant(scope)
  const judgedOn = latestOf(validFrom, dayOf(at))
  const known = await selectDefinitions(scope, judgedOn)
  const conflict = findConflict(definition, known) ?? findForeignKey(scope, key)
  if (conflict !== undefined) return conflict
  const before = (await selectLatestDefinitions(scope, judgedOn)).find((one) => one.key === key)
  if (before !== undefined && opensFact(before, definition) && (await mayHaveValues(scope, key)))
    return refuseCore('conflict', 'facts.opens-values', { key })
  const setOn = known.find((one) => one.key === key)?.knownSince ?? dayOf(at)
  await closeDefinition(scope, { key, validFrom, at })
  await endDefinitions(scope, { key, validTo: validFrom })
  await insertDefinitions(scope, [{ key, validFrom, content, setOn }])
  await appendAudit(scope, actor, {
    at,
    action: 'facts.define',
    subjectKind: 'fact',
    subjectId: key,
    details: { key, name: content.nameZh, validFrom, changed: changesOf(before, definition) },
  })
  return ok({ key })
}

/** Neither level takes a name of the other's, whose values it would then say anew without seeing them. */
function findForeignKey({ tenantId, cityId }: CoreWriting, key: string): Result<never> | undefined {
  const local = key.startsWith(LOCAL_FACT_PREFIX)
  if (tenantId === cityId) return local ? refuseCore('invalid', 'facts.key-local', { key }) : undefined
  return local ? undefined : refuseCore('invalid', 'facts.key-not-local', { key, prefix: LOCAL_FACT_PREFIX })
}

/** A city does not see what its districts have entered, and so takes it that they have. */
async function mayHaveValues(scope: CoreWriting, key: string): Promise<boolean> {
  return scope.tenantId === scope.cityId || hasValues(scope, key)
}

/** What each field said before and says now. */
function changesOf(before: FactDefinition | undefined, definition: FactDefinitionInput) {
  if (before === undefined) return {}
  const was = new Map<string, unknown>(Object.entries(before))
  const changed = Object.entries(definition).filter(([name, value]) => !isSame(was.get(name), value))
  const gone = ['softMin', 'softMax', 'hardMin', 'hardMax'].filter((name) => was.has(name) && !(name in definition))
  return Object.fromEntries([
    ...changed.map(([name, after]) => [name, { before: was.get(name) ?? null, after }]),
    ...gone.map((name) => [name, { before: was.get(name), after: null }]),
  ])
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function findConflict(definition: FactDefinitionInput, known: readonly FactDefinition[]): Result<never> | undefined {
  const { key } = definition
  if (known.some((one) => one.key === key && one.level === 'city'))
    return refuseCore('conflict', 'facts.key-of-city', { key })
  const others = known.filter(
    (one) => one.key !== key && one.subjectKinds.some((kind) => definition.subjectKinds.includes(kind)),
  )
  const names = [definition.nameZh, definition.nameEn, ...definition.aliases]
  for (const label of names) {
    // by name alone: 登记 and 常住 may well be two facts of one type and measure
    const same = matchKnownFact({ label, type: '', measure: '' }, others)?.fact
    if (same !== undefined)
      return refuseCore('conflict', 'facts.already-known', { name: label, known: same.nameZh, key: same.key })
  }
  return undefined
}

/** The field that is missing, or contradicts another. */
function findFlaw(definition: FactDefinitionInput): keyof FactDefinitionInput | undefined {
  const { type, choices, owner, department, additive, readerRoles, sensitivity } = definition
  const values = choices.map(({ value }) => value)
  if (type === 'choice' && (choices.length < 2 || new Set(values).size < values.length)) return 'choices'
  if (owner === 'department' && department === '') return 'department'
  if (additive && type !== 'integer' && type !== 'decimal') return 'additive'
  if ((sensitivity === 'roles' || sensitivity === 'personal') && readerRoles.length === 0) return 'readerRoles'
  const { hardMin = Number.NEGATIVE_INFINITY, hardMax = Number.POSITIVE_INFINITY } = definition
  const { softMin = hardMin, softMax = hardMax } = definition
  if (hardMin > hardMax) return 'hardMax'
  if (softMin > softMax || softMin < hardMin || softMax > hardMax) return 'softMax'
  return undefined
}

function latestOf(...days: [string, string]): string {
  return days.toSorted()[1] ?? days[0]
}
