import type { Actor } from '@linli/core'
import type { TestTenant } from '@linli/core/testing'
import { newId } from '@linli/kernel'
import type { Browser, TestServer } from '@linli/server/testing'
import type pg from 'pg'

/** Gives somebody one more account and signs in with it. */
export type SignIn = (tenant: TestTenant, actor: Actor) => Promise<Browser>

/**
 * Everybody's first account comes from the use case. Hashing its password is slow on purpose, so further accounts of the
 * same person are copies of it under other names.
 */
export function createAccounts(server: TestServer, admin: pg.Client): SignIn {
  const firstOf = new Map<string, string>()
  let made = 0

  async function add(tenant: TestTenant, actor: Actor, account: string): Promise<void> {
    const first = firstOf.get(actor.personId)
    if (first !== undefined) return copy(first, account)
    const { accountId } = await server.addAccount(tenant, actor, account)
    firstOf.set(actor.personId, accountId)
  }

  async function copy(accountId: string, account: string): Promise<void> {
    await admin.query(
      `with copied as (
         insert into auth.account (tenant_id, id, account, person_id, password_hash)
         select tenant_id, $2, $3, person_id, password_hash from auth.account where id = $1 returning tenant_id)
       insert into auth.account_directory (account, home_tenant_id) select $3, tenant_id from copied`,
      [accountId, newId(), account],
    )
  }

  return async (tenant, actor) => {
    made += 1
    const account = `account-${made}`
    await add(tenant, actor, account)
    const browser = await server.signedIn(account)
    if (browser.cookie === undefined) throw new Error(`${account} could not sign in`)
    return browser
  }
}
