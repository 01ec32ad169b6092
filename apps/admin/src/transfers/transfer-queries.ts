import type {
  TransferAcceptance,
  TransferArrival,
  TransferConfirmation,
  TransferPackageCopy,
  TransferProposal,
} from '@linli/contract'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { coreClient } from '../wire/core-client.ts'

export const transfersQuery = infiniteQueryOptions({
  queryKey: ['transfers', 'list'],
  queryFn: ({ pageParam, signal }) =>
    coreClient.transfers.list.query({ ...(pageParam && { cursor: pageParam }) }, { signal }),
  initialPageParam: '',
  getNextPageParam: (page) => page.nextCursor,
})

export const transferQuery = (id: string) =>
  queryOptions({
    queryKey: ['transfers', 'get', id],
    queryFn: ({ signal }) => coreClient.transfers.get.query({ id }, { signal }),
  })

export const transferDistrictsQuery = queryOptions({
  queryKey: ['transfers', 'districts'],
  queryFn: ({ signal }) => coreClient.transfers.districts.query(undefined, { signal }),
})

/** Always asked anew: what stands on the screen is what is agreed to. */
export const departureQuery = (input: { readonly id: string; readonly unitId: string; readonly day: string }) =>
  queryOptions({
    queryKey: ['transfers', 'preview', input],
    queryFn: ({ signal }) => coreClient.transfers.preview.query(input, { signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })

/** The trial run, with the codes as they were when it was asked for. */
export const arrivalQuery = (input: TransferArrival) =>
  queryOptions({
    queryKey: ['transfers', 'check', input],
    queryFn: ({ signal }) => coreClient.transfers.check.query(input, { signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    // what was there stays on the screen while new codes are tried
    placeholderData: (before) => before,
  })

function useStep<Input, Output>(run: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: () =>
      queryClient.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[1] !== 'preview' && queryKey[1] !== 'check',
      }),
  })
}

export const useProposeTransfer = () => useStep((input: TransferProposal) => coreClient.transfers.propose.mutate(input))
export const useConfirmTransfer = () =>
  useStep((input: TransferConfirmation) => coreClient.transfers.confirm.mutate(input))
export const useAcceptTransfer = () => useStep((input: TransferAcceptance) => coreClient.transfers.accept.mutate(input))
export const useTakeUpMatter = () =>
  useStep((input: { readonly id: string; readonly note: string }) => coreClient.transfers.takeUp.mutate(input))
export const useEndTransfer = () =>
  useStep(
    ({ step, ...input }: { readonly id: string; readonly reason: string; readonly step: 'reject' | 'withdraw' }) =>
      coreClient.transfers[step].mutate(input),
  )

/** Hands the browser the package as the district keeps it. */
export function useSavePackage() {
  return useMutation({
    mutationFn: async (id: string): Promise<TransferPackageCopy> => {
      const kept = await coreClient.transfers.package.query({ id })
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob([kept.sealed], { type: 'application/octet-stream' }))
      link.download = `${kept.nonce}.linli-transfer`
      link.click()
      URL.revokeObjectURL(link.href)
      return kept
    },
  })
}
