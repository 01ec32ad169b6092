import { withSuperuser } from '@linli/database/testing'
import { newId } from '@linli/kernel'
import type { Browser } from './browser.ts'
import type { TestServer } from './start-test-server.ts'

/** The city and two of its districts at transfers from 海港区 to 山海关区, with the officer and the office clerks signed in. */
export async function openTransferParties(server: TestServer) {
  const { city: top, haigang, shanhaiguan } = server.city
  await server.addAccount(top, top.actors.officer, 'city.officer')
  await server.addAccount(haigang, haigang.actors.office, 'haigang.office')
  await server.addAccount(shanhaiguan, shanhaiguan.actors.office, 'shanhaiguan.office')
  const signIn = async () => ({
    city: await server.signedIn('city.officer'),
    source: await server.signedIn('haigang.office'),
    destination: await server.signedIn('shanhaiguan.office'),
  })
  const at = await signIn()
  const admin = <T extends object>(sql: string, values: unknown[] = []) =>
    withSuperuser(server.city.adminConnectionString, async (client) => (await client.query<T>(sql, values)).rows)
  const targetId = shanhaiguan.units.streets[0]?.id ?? ''
  return {
    at,
    haigang,
    shanhaiguan,
    targetId,
    /** After the clock has moved, which ends sessions. */
    signInAgain: async () => void Object.assign(at, await signIn()),
    async propose(day: string, place = '某社区') {
      const parties = { sourceId: haigang.tenantId, destinationId: shanhaiguan.tenantId }
      const proposal = { ...parties, place, day, ...papers('秦') }
      return (await answered<{ id: string }>(at.city.mutate('transfers.propose', proposal))).id
    },
    async confirm(id: string, unitId: string, more: object = {}) {
      const { digest } = await answered<{ digest: string }>(
        at.source.query('transfers.preview', { id, unitId, ...more }),
      )
      await answered(at.source.mutate('transfers.confirm', { id, unitId, digest, ...papers('海'), ...more }))
    },
    check: (id: string, more: object = {}) => at.destination.query('transfers.check', { id, targetId, ...more }),
    accept: (id: string, more: object = {}) =>
      at.destination.mutate('transfers.accept', { id, targetId, ...papers('山'), ...more }),
    admin,
    /** A unit of the source below another, past every rule of the register. */
    async addUnit(parentId: string, kind: string, { name, since = '2024-01-01' }: { name: string; since?: string }) {
      const id = newId()
      await admin(
        `insert into core.org_unit (tenant_id, id, parent_id, kind, name, full_name, valid_from) values ($1, $2, $3, $4, $5, $5, $6)`,
        [haigang.tenantId, id, parentId, kind, name, since],
      )
      await admin(
        `insert into core.org_unit_closure (tenant_id, ancestor_id, descendant_id, depth)
         select $1::uuid, ancestor_id, $2::uuid, depth + 1 from core.org_unit_closure where tenant_id = $1 and descendant_id = $3
         union all select $1::uuid, $2::uuid, $2::uuid, 0`,
        [haigang.tenantId, id, parentId],
      )
      return id
    },
  }
}

export type TransferParties = Awaited<ReturnType<typeof openTransferParties>>

export const papers = (who: string) => ({
  documentNumber: `${who}政字〔2026〕9号`,
  approvedBy: `${who}区人民政府`,
  reason: '区划调整',
})

export async function answered<T>(answer: ReturnType<Browser['query']>): Promise<T> {
  const { data, text, status } = await answer
  if (status !== 200) throw new Error(text)
  return data as T // as the contract has it
}

export const refusalOf = async (answer: ReturnType<Browser['query']>) => (await answer).error?.message
