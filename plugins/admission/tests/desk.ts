import { startTestHost, type TestDistrict } from '@linli/testing'
import { z } from 'zod'
import type { FileItemInput } from '../src/contract/index.ts'
import { plugin } from '../src/plugin.ts'
import type { AdmissionRouter } from '../src/server/router.ts'

/** Everybody who has to do with admission in one district, each with a client of their own. */
export async function openDesks() {
  const host = await startTestHost({ plugins: [plugin] })
  const clientOf = (principal: ReturnType<TestDistrict['person']>) => host.client<AdmissionRouter>(plugin.id, principal)
  const deskOf = (district: TestDistrict) => {
    const { person, units } = district
    const [first, second, third] = units.communities
    return {
      district,
      office: clientOf(person('office-clerk', units.office, '周岚')),
      health: clientOf(person('department-clerk', units.health, '佟敏')),
      justice: clientOf(person('department-clerk', units.justice, '关大勇')),
      street: clientOf(person('street-officer', units.street, '纪文博')),
      otherStreet: clientOf(person('street-officer', units.otherStreet, '耿志新')),
      communities: [
        clientOf(person('community-worker', first, '白雪晴')),
        clientOf(person('community-worker', second, '郝思远')),
        clientOf(person('community-worker', third, '安小满')),
      ] as const,
    }
  }
  const [haigang, shanhaiguan] = host.districts
  return { host, haigang: deskOf(haigang), shanhaiguan: deskOf(shanhaiguan) }
}

export type Desk = Awaited<ReturnType<typeof openDesks>>['haigang']

const complete = {
  name: '老年人探访关爱',
  category: 'elderly-rights',
  kind: 'assist',
  legalBasis: '《老年人权益保障法》第三十八条',
  funding: { amount: '2400.50', formula: 'fixed', note: '按季度拨付' },
  conditions: '区里统一培训走访人员，并承担意外保险',
  contact: '佟敏 0335-0000000',
  startsOn: '2026-04-01',
  endsOn: '2026-12-31',
} satisfies Omit<FileItemInput, 'communityIds'>

/** An application with everything the policy asks for. */
export function completeItem(desk: Desk, change: Partial<FileItemInput> = {}): FileItemInput {
  const [first, second] = desk.district.units.communities
  return { ...complete, communityIds: [first, second], ...change }
}

/** The same without one or several of its parts. */
export function itemWithout(desk: Desk, ...parts: ('legalBasis' | 'funding' | 'conditions')[]): FileItemInput {
  const item = completeItem(desk)
  for (const part of parts) delete item[part]
  return item
}

/** An application on the office's desk, ready to be decided: version 2. */
export async function fileAndAccept(desk: Desk, input = completeItem(desk)) {
  const filed = await desk.health.item.file.mutate(input)
  return desk.office.item.accept.mutate({ id: filed.id, version: filed.version })
}

/** What a refused call says: the refusal's kind, code and parameters; or what an answered one says. */
export async function refusalOf(call: Promise<unknown>): Promise<object> {
  try {
    return { answered: await call }
  } catch (error) {
    const { refusal } = refused.parse(error).data
    return refusal
  }
}

const refused = z.object({ data: z.object({ refusal: z.looseObject({ kind: z.string(), code: z.string() }) }) })
