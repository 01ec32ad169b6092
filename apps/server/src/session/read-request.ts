import type { CoreRequest } from '@linli/api'
import { type Auth, readProviderCookie, readSessionCookie } from '@linli/auth'
import type { AppContext } from '../http/app-env.ts'
import { clientAddress } from './client-address.ts'
import type { PrincipalSource } from './principal-source.ts'

interface ReaderOptions {
  readonly auth: Auth
  readonly principals: PrincipalSource
  readonly secure: boolean
  readonly trustProxy: boolean
  readonly publicOrigin: string | undefined
}

/** Makes of an HTTP request what procedures may know of it; asks the session at most once, and only when wanted. */
export function createRequestReader(options: ReaderOptions) {
  return (c: AppContext, answerHeaders: Headers): CoreRequest => new ReadRequest(c, answerHeaders, options)
}

class ReadRequest implements CoreRequest {
  readonly requestId: string
  readonly ip: string
  readonly userAgent: string
  readonly origin: string
  readonly session: CoreRequest['session']
  readonly halfSession: CoreRequest['halfSession']
  readonly principal: CoreRequest['principal']
  readonly #c: AppContext
  readonly #secure: boolean
  readonly #answerHeaders: Headers

  constructor(
    c: AppContext,
    answerHeaders: Headers,
    { auth, principals, secure, trustProxy, publicOrigin }: ReaderOptions,
  ) {
    const record = c.get('record')
    this.requestId = record.id
    this.ip = clientAddress(c, trustProxy)
    this.origin = publicOrigin ?? `http://${c.req.header('host') ?? ''}`
    this.#secure = secure
    this.userAgent = (c.req.header('user-agent') ?? '').slice(0, 200)
    const cookie = () => readSessionCookie(c.req.header('cookie'), { secure })
    this.session = once(() => auth.authenticate(cookie()))
    this.halfSession = once(() => auth.findHalf(cookie()))
    this.principal = once(async () => {
      const current = await this.session()
      record.principal = current && (await principals.find(current))
      return record.principal
    })
    this.#c = c
    this.#answerHeaders = answerHeaders
  }

  get log() {
    return this.#c.get('record').log
  }

  get providerCookie() {
    return readProviderCookie(this.#c.req.header('cookie'), { secure: this.#secure })
  }

  /** Made when asked for: most procedures never look at it. */
  get signal() {
    return this.#c.req.raw.signal
  }

  setCookie(header: string): void {
    this.#answerHeaders.append('set-cookie', header)
  }
}

function once<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let answer: Promise<Value> | undefined
  return () => {
    answer ??= ask()
    return answer
  }
}
