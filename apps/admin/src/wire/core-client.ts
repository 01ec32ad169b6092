import type { CoreRouter } from '@linli/api'
import { createTRPCClient } from '@trpc/client'
import { jsonLink } from './json-link.ts'

export const coreClient = createTRPCClient<CoreRouter>({ links: [jsonLink('/api/trpc')] })
