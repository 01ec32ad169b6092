import type { AppContext } from './app-env.ts'

/** A request's body as text, or undefined as soon as it turns out larger than `maxBytes`. */
export async function readBody(c: AppContext, maxBytes: number): Promise<string | undefined> {
  const declared = c.req.header('content-length')
  if (declared !== undefined && c.req.header('transfer-encoding') === undefined) {
    // node lets through exactly as many bytes as the header says
    return Number(declared) <= maxBytes ? await c.req.text() : undefined
  }
  if (!c.req.raw.body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of c.req.raw.body) {
    size += chunk.length
    if (size > maxBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
