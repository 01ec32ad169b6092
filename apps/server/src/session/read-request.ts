import type { CoreRequest } from '@linli/api'
import { type Auth, readSessionCookie, type SessionRecord } from '@linli/auth'
import type { Principal } from '@linli/contract/trpc'
import type { AppContext } from '../http/app-env.ts'
import { clientAddress } from './client-address.ts'
import type { PrincipalSource } from './principal-source.ts'

interface ReaderOptions {
  readonly auth: Auth
  readonly principals: PrincipalSource
  readonly secure: boolean
  readonly trustProxy: boolean
}

/** Makes of an HTTP request what procedures may know of it; asks the session at most once, and only when wanted. */
export function createRequestReader({ auth, principals, secure, trustProxy }: ReaderOptions) {
  return (c: AppContext, answerHeaders: Headers): CoreRequest => {
    const { record } = c.var
    const session = once(() => authenticate(c))
    const principal = once(async (): Promise<Principal | undefined> => {
      const current = await session()
      record.principal = current && (await principals.find(current))
      return record.principal
    })
    return {
      requestId: record.id,
      get log() {
        return record.log
      },
      get signal() {
        return c.req.raw.signal
      },
      ip: clientAddress(c, trustProxy),
      userAgent: (c.req.header('user-agent') ?? '').slice(0, 200),
      session,
      principal,
      forgetPrincipal: principals.forget,
      setCookie: (header) => answerHeaders.append('set-cookie', header),
    }
  }

  function authenticate(c: AppContext): Promise<SessionRecord | undefined> {
    return auth.authenticate(readSessionCookie(c.req.header('cookie'), { secure }))
  }
}

function once<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let answer: Promise<Value> | undefined
  return () => {
    answer ??= ask()
    return answer
  }
}
