import type { PostRole } from '@linli/contract'
import type { Actor } from '@linli/contract/trpc'
import { dayOf, newId, type Result, valueOrThrow } from '@linli/kernel'
import { loadActor } from '../access/load-actor.ts'
import { type CaseEngine, createCaseEngine } from '../cases/case-engine.ts'
import { coreModule } from '../core-module.ts'
import { giveDuty } from '../duties/give-duty.ts'
import { publishParameters } from '../parameters/publish-parameters.ts'
import { insertAppointedPerson } from '../people/person.queries.ts'
import type { CoreReading, CoreWriting } from '../scope.ts'
import { createTestCity, type TestCity } from './create-test-city.ts'
import { fullParameters, fullPermissions, fullProcess } from './full-process.ts'
import type { TestTenant } from './test-tenant.ts'

/** A district with several people for everything that `fullProcess` asks of anybody. */
export interface CaseDesk {
  readonly city: TestCity
  readonly engine: CaseEngine
  readonly units: {
    readonly root: string
    readonly overseer: string
    readonly applicant: string
    readonly justice: string
    readonly street: string
    /** The first two lie below the street. */
    readonly communities: readonly string[]
  }
  /** Two in each unit: the office above and in the overseer, clerks of two departments, workers of street and communities. */
  readonly people: Readonly<Record<CaseDeskUnit, readonly [Actor, Actor]>>
  write<T>(actor: Actor, work: (scope: CoreWriting) => Promise<T>): Promise<T>
  read<T>(work: (scope: CoreReading) => Promise<T>): Promise<T>
  open(actor: Actor): Promise<string>
  runDay(): Promise<unknown>
}

export type CaseDeskUnit = 'above' | 'office' | 'applicant' | 'justice' | 'street' | 'first' | 'second' | 'third'

export const CASE_PLUGIN = 'full'

export async function openCaseDesk(day = '2026-03-02'): Promise<CaseDesk> {
  const city = await createTestCity({ permissions: { [CASE_PLUGIN]: fullPermissions }, day })
  await publishParameters(city.database, fullParameters)
  const { clock, calendar, permissions, haigang: tenant } = city
  const processes = [{ pluginId: CASE_PLUGIN, definition: fullProcess }]
  const engine = createCaseEngine({ clock, calendar, permissions, processes })
  const communities = tenant.units.communities.map(({ id }) => id)
  const [first = '', second = '', third = ''] = communities
  const write: CaseDesk['write'] = (actor, work) => city.database.write(coreModule, tenant.contextOf(actor), work)
  const units = { ...placesOf(tenant), communities }

  const appoint = (role: PostRole, unitId: string) => appointTwo(city, role, unitId)
  const people = {
    above: await appoint('office-clerk', units.root),
    office: await appoint('office-clerk', units.overseer),
    applicant: await appoint('department-clerk', units.applicant),
    justice: await appoint('department-clerk', units.justice),
    street: await appoint('community-worker', units.street),
    first: await appoint('community-worker', first),
    second: await appoint('community-worker', second),
    third: await appoint('community-worker', third),
  }
  const [clerk] = people.office
  await write(clerk, async (scope) =>
    valueOrThrow(
      await giveDuty(scope, clerk, {
        ...{ duty: 'full.legality', unitId: units.justice, from: dayOf(clock.now()), at: clock.now() },
        ...{ reason: 'x', version: 0, catalogue: [{ duty: 'full.legality', pluginId: CASE_PLUGIN }] },
      }),
    ),
  )
  return {
    city,
    engine,
    units,
    people,
    write,
    read: (work) => city.database.read(coreModule, tenant.context, work),
    open: async (actor) => {
      const input = { pluginId: CASE_PLUGIN, process: fullProcess.key, subjectId: newId(), title: '事项' }
      return valueOrThrow(await write(actor, (scope) => engine.open(scope, actor, input))).id
    },
    runDay: () => engine.runDay(city.database, { id: tenant.tenantId, cityId: tenant.cityId }),
  }
}

function placesOf({ units }: TestTenant) {
  const [applicant, justice] = units.departments
  const [street] = units.streets
  return {
    root: units.root.id,
    overseer: units.overseer.id,
    applicant: applicant?.id ?? '',
    justice: justice?.id ?? '',
    street: street?.id ?? '',
  }
}

/** Appoints two to posts of one role in a unit. */
async function appointTwo(
  { clock, permissions, database, haigang: { context } }: TestCity,
  role: PostRole,
  unitId: string,
): Promise<readonly [Actor, Actor]> {
  const actors: Actor[] = []
  const on = dayOf(clock.now())
  for (const number of [1, 2]) {
    const post = { unitId, title: `科员${number}`, role, from: on, demo: true, name: `${role} ${number}` }
    const { personId } = await database.write(coreModule, context, (scope) => insertAppointedPerson(scope, post))
    const query = { personId, on, permissions }
    actors.push(valueOrThrow(await database.read(coreModule, context, (scope) => loadActor(scope, query))))
  }
  const [one, two] = actors
  if (one === undefined || two === undefined) throw new Error('Nobody was appointed')
  return [one, two]
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.refusal.code
}
