import type { WireErrorShape } from '@linli/contract/trpc'

/** What came back: data, or the error in the one shape. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly data: unknown
  readonly error: WireErrorShape | undefined
}

/** Speaks HTTP as the admin does in a browser: JSON, its own origin, a cookie that it keeps. */
export class Browser {
  readonly url: string
  readonly origin: string
  cookie: string | undefined

  constructor(url: string, origin = url) {
    this.url = url
    this.origin = origin
  }

  query(procedure: string, input?: unknown, api = '/api/trpc'): Promise<Answer> {
    const search = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`
    return this.send(`${api}/${procedure}${search}`)
  }

  mutate(procedure: string, input?: unknown, api = '/api/trpc'): Promise<Answer> {
    return this.send(`${api}/${procedure}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.origin, 'sec-fetch-site': 'same-origin' },
      ...(input !== undefined && { body: JSON.stringify(input) }),
    })
  }

  async send(path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers(init.headers)
    if (this.cookie !== undefined) headers.set('cookie', this.cookie)
    // on a busy machine a kept connection may be closed by the server just when the next request is sent on it
    headers.set('connection', 'close')
    const response = await fetch(`${this.url}${path}`, { ...init, headers })
    for (const setCookie of response.headers.getSetCookie()) {
      this.cookie = setCookie.includes('Max-Age=0') ? undefined : setCookie.split(';', 1)[0]
    }
    const text = await response.text()
    const body = bodyOf(text)
    return { status: response.status, headers: response.headers, text, data: body.result?.data, error: body.error }
  }
}

/** What is not JSON has neither data nor an error to look at. */
function bodyOf(text: string): { readonly result?: { readonly data: unknown }; readonly error?: WireErrorShape } {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
