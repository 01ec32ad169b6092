import { type InputRecipes, mutateAt, noFilter } from './inputs.ts'
import type { Place } from './place.ts'

const mutate = mutateAt('/api/trpc')
const key = 'funding.resident-reading'
const DAY_MS = 86_400_000
let days = 0

/** A day to come that no value has begun on. */
function freeDay(): string {
  days += 2
  return new Date(Date.UTC(2100, 0, 1) + days * DAY_MS).toISOString().slice(0, 10)
}

const dayAfter = (day: string) => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10)

/** What a city sets is for its districts to read, so it does not carry the place's mark. */
function markOf({ mark, tenant }: Place): string {
  return tenant.tenantId === tenant.cityId ? '' : mark
}

function newValue(place: Place, validFrom = freeDay()) {
  const mark = markOf(place)
  return { key, value: 'registered', validFrom, basis: 'own', section: `节${mark}`, reason: `理由${mark}` }
}

async function plannedRow(place: Place) {
  const { id } = await mutate(place.office, 'parameters.set', newValue(place))
  return { id, reason: `理由${markOf(place)}` }
}

export const parameterInputs: InputRecipes = {
  'core parameters.list': noFilter,
  'core parameters.get': { build: () => ({ key, knownOn: '2026-03-02' }) },
  'core parameters.set': { build: (place) => newValue(place) },
  'core parameters.correct': {
    async build(place) {
      const { key: _, ...value } = newValue(place)
      return { ...value, ...(await plannedRow(place)) }
    },
  },
  'core parameters.end': {
    async build(place) {
      const begun = newValue(place)
      await mutate(place.office, 'parameters.set', begun)
      const { reason, basis } = begun
      return { key, validFrom: dayAfter(begun.validFrom), basis, reason }
    },
  },
  'core parameters.withdraw': { build: plannedRow },
}
