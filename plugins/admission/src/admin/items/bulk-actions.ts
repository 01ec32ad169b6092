import { type BulkAction, defineBulkAction } from '@linli/sdk/admin'
import type { AdmissionRouter } from '../../server/router.ts'

const deciding = { process: 'item', permission: 'admission:decide' } as const

/** What the office does with several applications at once. A rejection has a reason of its own each time, and is not among them. */
export const bulkActions: readonly BulkAction[] = [
  defineBulkAction<AdmissionRouter>({
    ...deciding,
    action: 'accept',
    states: ['submitted'],
    steps: ['check-item'],
    opinion: 'optional',
    run: (client, { rows, opinion }) => client.item.acceptEach.mutate({ rows, ...(opinion && { opinion }) }),
  }),
  defineBulkAction<AdmissionRouter>({
    ...deciding,
    action: 'approve',
    states: ['accepted'],
    steps: ['decide-item'],
    opinion: 'optional',
    run: (client, { rows, opinion }) => client.item.approveEach.mutate({ rows, ...(opinion && { opinion }) }),
  }),
  defineBulkAction<AdmissionRouter>({
    ...deciding,
    action: 'return-for-supplement',
    states: ['submitted', 'accepted'],
    steps: ['check-item', 'decide-item'],
    opinion: 'required',
    run: (client, { rows, opinion = '' }) => client.item.returnEach.mutate({ rows, reason: opinion }),
  }),
]
