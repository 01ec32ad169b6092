import { acceptedItem, filedReport, itemInForce } from './admission-inputs.ts'
import { prepare } from './inputs.ts'
import type { World } from './open-world.ts'
import type { District } from './place.ts'
import { plannedEvent } from './place-inputs.ts'
import { invited } from './security-inputs.ts'
import { leaving } from './transfer-inputs.ts'

/** Gives both districts records in every listing, two and more, so that each page has a next one. */
export async function fillWorld({ districts, server }: World): Promise<void> {
  for (const district of [districts.home, districts.other]) await fillDistrict(district, () => server.advanceMs(1))
}

async function fillDistrict({ places }: District, tick: () => void): Promise<void> {
  for (const place of [...places, ...places]) {
    tick()
    await itemInForce(place)
    tick()
    await acceptedItem(place)
    tick()
    const report = await filedReport(place)
    const answer = { ...report, finding: 'upheld', answer: place.mark }
    tick()
    await prepare(place.office.mutate('report.conclude', answer, '/api/plugins/admission/trpc'))
    await filedReport(place)
    await plannedEvent(place)
    await leaving(place)
    tick()
    await invited(place)
  }
}
