import { type InputRecipes, mutateAt, noFilter } from './inputs.ts'
import type { Place } from './place.ts'

const mutate = mutateAt('/api/plugins/admission/trpc')

function newItem({ mark, communityId }: Place) {
  return {
    name: `事项${mark}`,
    category: 'elderly-rights',
    kind: 'assist',
    legalBasis: `依据${mark}`,
    communityIds: [communityId],
    funding: { amount: '2400.50', formula: 'fixed', note: `按季度${mark}` },
    conditions: `条件${mark}`,
    agreement: {
      form: 'agreement',
      reference: `协议${mark}`,
      signedOn: '2026-01-05',
      powers: `权${mark}`,
      payment: `费${mark}`,
    },
    contact: `联系${mark}`,
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
  }
}

async function filedItem(place: Place) {
  const { id, version } = await mutate(place.department, 'item.file', newItem(place))
  return { id, version, opinion: `意见${place.mark}` }
}

async function returnedItem(place: Place) {
  const { id, version } = await filedItem(place)
  const returned = await mutate(place.office, 'item.returnForSupplement', { id, version, reason: `请补${place.mark}` })
  return { id, version: returned.version }
}

export async function acceptedItem(place: Place) {
  const filed = await filedItem(place)
  const { version } = await mutate(place.office, 'item.accept', filed)
  return { ...filed, version }
}

/** An item that communities see. */
export async function itemInForce(place: Place) {
  return mutate(place.office, 'item.approve', await acceptedItem(place))
}

async function reasoned(item: Promise<{ id: unknown; version: unknown }>, { mark }: Place) {
  const { id, version } = await item
  return { id, version, reason: `理由${mark}` }
}

/** The same of one row of several. */
async function asRows(item: Promise<{ id: unknown; version: unknown }>, words: Readonly<Record<string, string>>) {
  const { id, version } = await item
  return { rows: [{ id, version }], ...words }
}

function newReport({ mark, departmentId }: Place) {
  return {
    title: `清单外${mark}`,
    demandedBy: `某局${mark}`,
    demandedByUnitId: departmentId,
    description: `说明${mark}`,
    channel: 'phone',
  }
}

export async function filedReport(place: Place) {
  const { id, version } = await mutate(place.community, 'report.file', newReport(place))
  return { id, version }
}

export const admissionInputs: InputRecipes = {
  'admission item.list': noFilter,
  'admission item.get': { build: async (place) => ({ id: (await filedItem(place)).id }) },
  'admission item.file': { build: newItem },
  'admission item.supplement': { build: async (place) => ({ ...newItem(place), ...(await returnedItem(place)) }) },
  'admission item.withdraw': { build: (place) => reasoned(filedItem(place), place) },
  'admission item.accept': { build: filedItem },
  'admission item.returnForSupplement': { build: (place) => reasoned(filedItem(place), place) },
  'admission item.approve': { build: acceptedItem },
  'admission item.reject': { build: (place) => reasoned(filedItem(place), place) },
  'admission item.acceptEach': { build: (place) => asRows(filedItem(place), { opinion: `意见${place.mark}` }) },
  'admission item.returnEach': { build: (place) => asRows(filedItem(place), { reason: `理由${place.mark}` }) },
  'admission item.approveEach': { build: (place) => asRows(acceptedItem(place), { opinion: `意见${place.mark}` }) },
  'admission list.inForce': noFilter,
  'admission report.file': { build: newReport },
  'admission report.list': noFilter,
  'admission report.get': { build: async (place) => ({ id: (await filedReport(place)).id }) },
  'admission report.conclude': {
    build: async (place) => ({ ...(await filedReport(place)), finding: 'upheld', answer: `答复${place.mark}` }),
  },
}
