import type { UseMutationResult } from '@tanstack/react-query'
import { useRef } from 'react'

/**
 * `mutate` that sends once: the second click of a double click comes before the page knows of the first. After a failure it
 * may send again; after a success the page moves on.
 */
export function useMutateOnce<Input, Output>({ mutate }: UseMutationResult<Output, Error, Input>) {
  const sent = useRef(false)
  return (input: Input, { onSuccess }: { readonly onSuccess: (output: Output) => void }) => {
    if (sent.current) return
    sent.current = true
    mutate(input, {
      onSuccess,
      onError: () => {
        sent.current = false
      },
    })
  }
}
