import { dayOf } from '@linli/kernel'
import { type InputRecipes, mutateAt, prepare, withoutInput } from './inputs.ts'
import type { Place } from './place.ts'

const mutate = mutateAt('/api/trpc')
const [GIVEN, ENDED] = ['legality-review', 'finance-review']

/** To a unit of the place that does not hold the duty. */
async function gift(place: Place, duty: string | undefined) {
  const { version, holder } = await prepare(place.office.query('duties.get', { duty }))
  const held = (holder as { readonly unitId: string } | undefined)?.unitId // as the contract has it
  const unitId = held === place.departmentId ? place.tenant.units.overseer.id : place.departmentId
  return { duty, unitId, from: dayOf(place.now()), reason: `划转${place.mark}`, version: Number(version) }
}

async function heldDuty(place: Place) {
  await mutate(place.office, 'duties.give', await gift(place, ENDED))
  const { duty, from: on, reason, version } = await gift(place, ENDED)
  return { duty, on, reason, version }
}

export const dutyInputs: InputRecipes = {
  'core duties.list': withoutInput,
  'core duties.get': { build: () => ({ duty: GIVEN }) },
  'core duties.give': { build: (place) => gift(place, GIVEN) },
  'core duties.end': { build: heldDuty },
}
