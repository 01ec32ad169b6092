import { httpBatchLink } from '@trpc/client'

/** The server refuses larger batches. */
const MAX_BATCH_ITEMS = 10

export function jsonLink(url: string) {
  return httpBatchLink({
    url,
    maxItems: MAX_BATCH_ITEMS,
    fetch: (target, options) => fetch(target, { ...options, credentials: 'same-origin' }),
  })
}
