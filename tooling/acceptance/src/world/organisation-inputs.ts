import { attributesOf, type UnitKind } from '@linli/contract'
import type { Caller } from './caller.ts'
import { type InputRecipes, mutateAt, noFilter, prepare } from './inputs.ts'
import type { Place } from './place.ts'

const mutate = mutateAt('/api/trpc')
const DAY = '2025-06-01'
const SOURCE = '登记证书'
let units = 0

interface NewUnit {
  readonly name: string
  readonly validFrom: string
  readonly parentId: string
  readonly kind: UnitKind
  readonly attributes: readonly { readonly key: string; readonly value: string }[]
}

/** What the caller keeps: a community its buildings, a city its departments, a district what stands in its streets. */
function newUnit(place: Place, { kind }: Pick<Caller, 'kind'>): NewUnit {
  units += 1
  const name = `单位${units}${place.mark}`
  const common = { name, validFrom: DAY }
  if (place.streetId === place.communityId) {
    return { ...common, parentId: place.streetId, kind: 'department', attributes: [] }
  }
  if (kind === 'community') {
    const attributes = [{ key: 'floors', value: '6' }]
    return { ...common, parentId: place.communityId, kind: 'building', attributes }
  }
  return { ...common, parentId: place.streetId, kind: 'estate', attributes: [{ key: 'households', value: '600' }] }
}

/** A unit that nobody needs, and its name. */
async function addedUnit(place: Place, caller: Pick<Caller, 'kind'>) {
  const unit = newUnit(place, caller)
  const { id } = await mutate(place.office, 'organisation.add', unit)
  return { id, name: unit.name }
}

/** A code that such a unit may have: the police's, of a department the credit code with a confirmed exception. */
function newCode(place: Place) {
  units += 1
  if (place.streetId !== place.communityId) {
    return { scheme: 'police', value: String(130_302_000_000_000 + units), source: SOURCE }
  }
  const value = `1113030${String(10_000_000_000 + units)}`
  return { scheme: 'credit-code', value, source: SOURCE, exceptionReason: '证书如此' }
}

async function addedCode(place: Place, caller: Pick<Caller, 'kind'>) {
  const { id } = await addedUnit(place, caller)
  const code = newCode(place)
  await mutate(place.office, 'organisation.addIdentifier', { unitId: id, version: 1, validFrom: DAY, ...code })
  const detail = await prepare(place.office.query('organisation.get', { id }))
  const [identifier] = detail.identifiers as { readonly id: string }[] // the one just given
  return { id: identifier?.id, version: 2, on: '2026-01-01', reason: `换证${place.mark}` }
}

/** A file with one unit that the caller keeps; without words its columns have their keys as titles. */
async function newFile(place: Place, caller: Pick<Caller, 'kind'>) {
  const { parentId, kind, name, validFrom } = newUnit(place, caller)
  const parent = await prepare(place.office.query('organisation.get', { id: parentId }))
  const row = { name, fullName: '', parent: String(parent.name), validFrom, code: '', codeSource: '' }
  const attributes = attributesOf(kind).map(({ key }) => key)
  const titles = [...Object.keys(row), ...attributes]
  const cells = [...Object.values(row), ...attributes.map(() => '')]
  const content = Buffer.from(`${titles.join()}\n${cells.join()}\n`).toString('base64')
  return { kind, words: [], content }
}

async function checkedFile(place: Place, caller: Pick<Caller, 'kind'>) {
  const file = await newFile(place, caller)
  const { digest } = await mutate(place.office, 'organisation.importCheck', file)
  return { ...file, digest }
}

export const organisationInputs: InputRecipes = {
  'core organisation.list': { build: ({ streetId }) => ({ parentId: streetId }) },
  'core organisation.search': { build: ({ streetId }) => ({ parentId: streetId, belowId: streetId }) },
  'core organisation.get': { build: ({ communityId }) => ({ id: communityId }) },
  'core organisation.setUpFindings': noFilter,
  'core organisation.importTemplate': { build: () => ({ kind: 'estate', words: [] }) },
  'core organisation.importCheck': { build: newFile },
  'core organisation.importCommit': { build: checkedFile },
  'core organisation.add': { build: newUnit },
  'core organisation.edit': {
    build: async (place, caller) => {
      const { id } = await addedUnit(place, caller)
      const { name } = newUnit(place, caller)
      return { id, version: 1, name, fullName: `${name}（全称）`, attributes: [] }
    },
  },
  'core organisation.end': {
    build: async (place, caller) => {
      const { id } = await addedUnit(place, caller)
      return { id, version: 1, on: '2026-01-01', reason: `注销${place.mark}` }
    },
  },
  'core organisation.addIdentifier': {
    build: async (place, caller) => {
      const { id } = await addedUnit(place, caller)
      return { unitId: id, version: 1, validFrom: DAY, ...newCode(place) }
    },
  },
  'core organisation.endIdentifier': { build: addedCode },
  'core organisation.addAlias': {
    build: async (place, caller) => {
      const { id, name } = await addedUnit(place, caller)
      return { unitId: id, version: 1, name: `旧${name}`, source: SOURCE }
    },
  },
}
