import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface StaticSite {
  readonly url: string
  close(): Promise<void>
}

/** Serves pages by path on a free port of this machine; every other path is answered 404. */
export async function serveStaticSite(pages: Readonly<Record<string, string>>): Promise<StaticSite> {
  const server = createServer((request, response) => {
    const page = pages[request.url ?? '']
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address with one; the type also covers pipes.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
