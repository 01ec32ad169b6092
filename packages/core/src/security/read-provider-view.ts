import { authModule, countLinked, readProvider } from '@linli/auth'
import type { ProviderView } from '@linli/contract'
import type { ReadScope } from '@linli/database'
import type { CoreTables } from '../core-module.ts'

/** The tenant's identity provider, and how many of its accounts are linked with it. */
export async function readProviderView(scope: ReadScope<CoreTables>): Promise<Omit<ProviderView, 'callback'>> {
  const auth = scope.as(authModule)
  return { provider: (await readProvider(auth)) ?? null, accounts: await countLinked(auth) }
}
