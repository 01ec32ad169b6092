import { defineRule, share, type Verdict } from '@linli/contract'
import type { AttributeValues } from '../attribute.policy.ts'
import { OCCUPANCY } from './set-up-parameters.ts'

/** An estate without a community of its own, under its street, with the communities that look after it by delegation. */
export interface UncoveredEstate {
  readonly values: AttributeValues
  readonly streetId: string
  readonly delegates: readonly { readonly name: string; readonly streetId: string | null }[]
}

const document = '秦办发〔2011〕27号'

/** 三(二): from this occupancy on (以上, so the number included) a community is to be set up. */
export const occupancyRule = defineRule({
  key: 'set-up.occupancy',
  source: { document, section: '三(二)' },
  parameters: { share: share(OCCUPANCY) },
  judge: ({ share: due }, { values }: UncoveredEstate) => {
    const [households, occupied] = [values.get('households'), values.get('occupied-households')].map(Number)
    const known = values.has('occupied-households') && households !== undefined && households > 0
    if (!known || occupied === undefined) return { outcome: 'warning', measured: { state: 'unknown', due } }
    // whole numbers on both sides, so that exactly one half is one half
    const reached = occupied * 100 >= due * households
    const measured = {
      state: reached ? 'reached' : 'below',
      due,
      households,
      occupied,
      share: floorShare(occupied, households),
    }
    return { outcome: reached ? 'unmet' : 'not-applicable', measured }
  },
})

/** 三(二): a community is set up when enough have moved in; before that the area is looked after by a neighbour. */
export const readinessRule = defineRule({
  key: 'set-up.readiness',
  source: { document, section: '三(二)' },
  parameters: { share: share(OCCUPANCY) },
  judge: ({ share: due }, { areas }: { readonly areas: readonly AttributeValues[] }): Verdict => {
    const [households, occupied] = [total(areas, 'households'), total(areas, 'occupied-households')]
    if (occupied === undefined || !households) return { outcome: 'warning', measured: { state: 'unknown', due } }
    const reached = occupied * 100 >= due * households
    const measured = { due, households, occupied, share: floorShare(occupied, households) }
    return { outcome: reached ? 'met' : 'warning', measured: { ...measured, state: reached ? 'reached' : 'below' } }
  },
})

/** 三(二): until then exactly one neighbouring committee looks after it, so that no area is left out (无缝隙). */
export const delegateRule = defineRule({
  key: 'set-up.delegate',
  source: { document, section: '三(二)' },
  parameters: {},
  judge: (_, { streetId, delegates }: UncoveredEstate): Verdict => {
    const [delegate] = delegates
    if (delegate === undefined) return { outcome: 'unmet', measured: { state: 'none' } }
    if (delegates.length > 1) return { outcome: 'unmet', measured: { state: 'several', count: delegates.length } }
    const near = delegate.streetId === streetId
    // whether another street's community is a neighbour no register can tell
    return {
      outcome: near ? 'met' : 'needs-decision',
      measured: { state: near ? 'near' : 'far', delegate: delegate.name },
    }
  },
})

/** Per cent with one decimal, never rounded up to a threshold that is not reached. */
function floorShare(part: number, whole: number): number {
  return Math.floor((part * 1000) / whole) / 10
}

/** Of all areas together; nothing when one of them does not say. */
function total(areas: readonly AttributeValues[], key: string): number | undefined {
  const values = areas.map((values) => values.get(key))
  return values.includes(undefined) ? undefined : values.reduce((sum, value) => sum + Number(value), 0)
}
