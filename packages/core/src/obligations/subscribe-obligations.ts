import { attributesOf } from '@linli/contract'
import type { DeliveredEvent, EventSubscription } from '../events/subscription.ts'
import { type ObligationArea, type ObligationServices, settleObligations } from './settle-obligations.ts'

/** Which of a district's obligations an event may begin or end. */
const touched: Readonly<Record<string, readonly ObligationArea[]>> = {
  'core.place-changed': ['places', 'facts'],
  'core.register-changed': ['places'],
  'core.facts-entered': ['facts', 'places'],
  'core.parameter-changed': ['places'],
  'core.transfer-moved': ['transfers', 'places', 'facts'],
}

/** Settles at the event instead of the next morning. A round is harmless when it is repeated, so each opens transactions of its own. */
export function subscribeObligations(services: ObligationServices): EventSubscription[] {
  return Object.entries(touched).map(([event, areas]) => ({
    name: `core.obligations/${event}`,
    event,
    async handle(scope, delivered) {
      const concerned = areas.filter((area) => area !== 'places' || concernsPlaces(delivered))
      for (const id of tenantsOf(delivered)) await settleObligations(services, { id, cityId: scope.cityId }, concerned)
    },
  }))
}

/** The facts by which the rules on setting up communities judge. */
const judgedFacts: ReadonlySet<unknown> = new Set(
  (['street', 'community', 'estate'] as const).flatMap((kind) => attributesOf(kind).flatMap(({ fact }) => fact ?? [])),
)

/** Most facts are nothing to the rules on setting up communities. */
function concernsPlaces({ payload: { keys } }: DeliveredEvent): boolean {
  return !Array.isArray(keys) || keys.some((key) => judgedFacts.has(key))
}

/** The tenant in which it happened and, of a transfer, those for which it happened. */
function tenantsOf({ tenantId, payload: { parties } }: DeliveredEvent): Set<string> {
  const named = Array.isArray(parties) ? parties.filter((party) => typeof party === 'string') : []
  return new Set([tenantId, ...named])
}
