import type { CaseService } from '@linli/sdk/admin'
import { coreClient } from '../wire/core-client.ts'

/** The core's part in every plugin's cases, as plugins' pages call it. */
export const caseService: CaseService = {
  urge: (input) => coreClient.cases.urge.mutate(input),
  recuse: (input) => coreClient.cases.recuse.mutate(input),
  delegates: (input) => coreClient.cases.delegates.query(input),
  delegate: (input) => coreClient.cases.delegate.mutate(input),
  delegateEach: ({ todoIds, ...to }) => coreClient.cases.delegateEach.mutate({ todoIds: [...todoIds], ...to }),
  recall: (input) => coreClient.cases.recall.mutate(input),
}
