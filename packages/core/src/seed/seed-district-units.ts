import { valueOrThrow } from '@linli/kernel'
import { addIdentifiers } from '../organisation/add-identifiers.ts'
import { addUnits } from '../organisation/add-units.ts'
import type { NewIdentifier } from '../organisation/identifier.queries.ts'
import type { NewUnit } from '../organisation/unit.queries.ts'
import { insertAliases } from '../register/alias.queries.ts'
import type { CoreWriting } from '../scope.ts'
import { type DistrictPlace, departmentNames, departmentsOf2011 } from './city-places.ts'
import { committeeName, communityName, type District, type Divisions } from './divisions.ts'
import { REGISTER_DAY } from './seed-city-units.ts'

const FORMER_OFFICES = '秦办发〔2011〕27号 用语，沿革日期待核'
const COMMUNITY_REGISTER_DAY = '2020-11-20'

export interface DistrictSeed {
  readonly place: DistrictPlace
  readonly district: District
  readonly sources: Divisions['source']
  readonly maxStreets?: number
  readonly maxCommunities?: number
}

/** A district with its offices, streets and communities, and the codes of each. */
export async function seedDistrictUnits(scope: CoreWriting, seed: DistrictSeed): Promise<void> {
  const { district, sources } = seed
  const [root = ''] = await add(scope, [{ kind: 'district', name: district.name, validFrom: REGISTER_DAY }])
  await addDepartments(scope, seed, root)
  // Streets that have communities come first when only some are wanted.
  const streets = district.streets
    .toSorted((a, b) => Number(b.residents_committees.length > 0) - Number(a.residents_committees.length > 0))
    .slice(0, seed.maxStreets)
  const streetIds = await add(
    scope,
    streets.map(({ name, code }) => ({
      parentId: root,
      kind: 'street',
      name,
      sortKey: Number(code.slice(6)),
      validFrom: REGISTER_DAY,
    })),
  )
  const committees = streets.flatMap(({ residents_committees }, index) =>
    residents_committees
      .slice(0, seed.maxCommunities)
      .map((committee) => ({ ...committee, streetId: streetIds[index] ?? '' })),
  )
  const communityIds = await add(
    scope,
    committees.map(({ name, code, streetId }) => ({
      parentId: streetId,
      kind: 'community',
      name: communityName(name),
      fullName: committeeName(name),
      sortKey: Number(code.slice(6)),
      validFrom: COMMUNITY_REGISTER_DAY,
    })),
  )
  await addIdentifiers(scope, [
    ...districtCodes(root, seed.place, sources.counties_streets),
    ...codes(streetIds, streets, { scheme: 'gb-10114', validFrom: REGISTER_DAY, source: sources.counties_streets }),
    ...codes(communityIds, committees, {
      scheme: 'statistical',
      validFrom: COMMUNITY_REGISTER_DAY,
      source: sources.communities,
    }),
  ])
}

async function addDepartments(scope: CoreWriting, seed: DistrictSeed, parentId: string): Promise<void> {
  const ids = await add(
    scope,
    departmentNames.map((name, index) => ({
      parentId,
      kind: 'department',
      name: officeName(seed, name),
      overseer: index === 0,
      sortKey: index,
      validFrom: REGISTER_DAY,
    })),
  )
  const former = departmentNames.flatMap((name, index) =>
    (departmentsOf2011[name] ?? []).map((office) => ({ unitId: ids[index] ?? '', name: officeName(seed, office) })),
  )
  await insertAliases(
    scope,
    former.map((alias) => ({ ...alias, source: FORMER_OFFICES })),
  )
}

async function add(scope: CoreWriting, units: readonly NewUnit[]): Promise<string[]> {
  return valueOrThrow(await addUnits(scope, units))
}

/** 秦皇岛市经济技术开发区 names its offices 经济技术开发区…; a county has a 公安局, a district a 公安分局. */
function officeName({ district, place }: DistrictSeed, name: string): string {
  const office = place.kind === 'county' ? name.replace('分局', '局') : name
  return `${district.name.replace(/^秦皇岛市/, '')}${office}`
}

function codes(
  unitIds: readonly string[],
  places: readonly { readonly code: string }[],
  common: Pick<NewIdentifier, 'scheme' | 'validFrom' | 'source'>,
): NewIdentifier[] {
  return unitIds.map((unitId, index) => ({ unitId, value: places[index]?.code ?? '', ...common }))
}

/** Functional zones are in no national standard; 抚宁 was a county with another code until 2015. */
function districtCodes(unitId: string, { code, kind }: DistrictPlace, source: string): NewIdentifier[] {
  if (kind === 'functional-zone') {
    return [{ unitId, scheme: 'statistical', value: code, validFrom: REGISTER_DAY, source }]
  }
  if (code !== '130306') return [{ unitId, scheme: 'gb-2260', value: code, validFrom: REGISTER_DAY, source }]
  const retired = 'GB/T 2260; 抚宁县 became 抚宁区 in 2015, the day not verified'
  return [
    { unitId, scheme: 'gb-2260', value: '130323', validFrom: '2011-01-01', validTo: '2016-01-01', source: retired },
    { unitId, scheme: 'gb-2260', value: code, validFrom: '2016-01-01', source },
  ]
}
