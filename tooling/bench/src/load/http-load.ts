/** The load generator: a process of its own that asks servers what the parent tells it to. */
import { answerParent } from '../stands/answer-parent.ts'
import { RawConnection } from './raw-connection.ts'
import { type LoadRequest, type LoadResult, runLoad } from './run-load.ts'

export interface HttpLoad extends LoadRequest {
  readonly url: string
  /** Whole requests as they go over the wire, asked in turn. */
  readonly requests: readonly string[]
}

async function load({ url, requests, ...request }: HttpLoad): Promise<LoadResult> {
  const connections = await Promise.all(Array.from({ length: request.concurrency }, () => RawConnection.open(url)))
  const result = await runLoad(request, async (index, lane) => {
    const head = await connections[lane]?.ask(requests[index % requests.length] ?? '')
    if (!head?.startsWith('HTTP/1.1 200 ')) throw new Error(`Not answered: ${head}`)
  })
  for (const connection of connections) connection.close()
  return result
}

answerParent('ready', { load })
