import { type InputRecipes, mutateAt, withoutInput } from './inputs.ts'
import type { Place } from './place.ts'

const mutate = mutateAt('/api/trpc')
let names = 0

/** A unit of the place that can be called otherwise; in a city one of its offices. */
function unitOf({ tenant, communityId, mark }: Place): string {
  const { root, overseer, departments } = tenant.units
  if (communityId !== root.id) return communityId
  return [overseer, ...departments][mark.endsWith('0〕') ? 0 : 1]?.id ?? root.id
}

/** A name to come. What its kind does not need is there as well, and left aside. */
function draft(place: Place) {
  names += 1
  const unitId = unitOf(place)
  return {
    kind: 'rename',
    day: '2030-01-01',
    documentNumber: '海政字〔2026〕3号',
    approvedBy: '区人民政府',
    unitIds: [unitId],
    targetId: unitId,
    name: `新名${names}${place.mark}`,
    newUnits: [{ name: '新社区', areaIds: [unitId] }],
    given: [{ unitId }],
  }
}

async function agreed(place: Place) {
  const input = draft(place)
  const { data, status, text } = await place.office.query('places.preview', input)
  if (status !== 200 || typeof data !== 'object' || data === null || !('digest' in data)) throw new Error(text)
  return { ...input, digest: data.digest }
}

export async function plannedEvent(place: Place) {
  const { id } = await mutate(place.office, 'places.record', await agreed(place))
  return { id }
}

export const placeInputs: InputRecipes = {
  'core places.preview': { build: draft },
  'core places.record': { build: agreed },
  'core places.cancel': { build: async (place) => ({ ...(await plannedEvent(place)), reason: '方案改变' }) },
  'core places.list': {
    build: async (place) => {
      await plannedEvent(place)
      return { unitId: unitOf(place) }
    },
  },
  'core places.get': { build: plannedEvent },
  'core places.history': { build: (place) => ({ unitId: unitOf(place) }) },
  'core places.parts': { build: (place) => ({ unitId: unitOf(place) }) },
  'core places.map': { build: ({ streetId }) => ({ streetId }) },
  'core places.register': { build: () => ({ on: '2026-03-02' }) },
  'core places.cover': withoutInput,
}
