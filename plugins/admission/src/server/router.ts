import type { z } from 'zod'
import {
  concludeReportInput,
  fileItemInput,
  fileReportInput,
  inForceListInput,
  itemIdInput,
  itemListInput,
  itemOpinionInput,
  itemReasonInput,
  itemWithdrawInput,
  reportIdInput,
  reportListInput,
  supplementItemInput,
} from '../contract/index.ts'
import { bulk, mutation, query, router, type Writing } from './api.ts'
import { approveItem } from './items/approve-item.ts'
import { fileItem } from './items/file-item.ts'
import { getItem } from './items/get-item.ts'
import { listInForce } from './items/list-in-force.ts'
import { listItems } from './items/list-items.ts'
import { moveItem } from './items/move-item.ts'
import { supplementItem } from './items/supplement-item.ts'
import { concludeReport } from './reports/conclude-report.ts'
import { fileReport } from './reports/file-report.ts'
import { getReport } from './reports/get-report.ts'
import { listReports } from './reports/list-reports.ts'

export const admissionRouter = router({
  item: router({
    list: query({ permission: 'admission:view', input: itemListInput, run: listItems }),
    get: query({ permission: 'admission:view', input: itemIdInput, run: getItem }),
    file: mutation({ permission: 'admission:file', input: fileItemInput, run: fileItem }),
    supplement: mutation({ permission: 'admission:file', input: supplementItemInput, run: supplementItem }),
    withdraw: mutation({
      permission: 'admission:file',
      input: itemWithdrawInput,
      run: (ctx, { id, version, reason }) => moveItem(ctx, { id, version, action: 'withdraw', opinion: reason }),
    }),
    accept: mutation({ permission: 'admission:decide', input: itemOpinionInput, run: acceptItem }),
    acceptEach: bulk({ permission: 'admission:decide', input: itemOpinionInput, run: acceptItem }),
    returnForSupplement: mutation({ permission: 'admission:decide', input: itemReasonInput, run: returnItem }),
    returnEach: bulk({ permission: 'admission:decide', input: itemReasonInput, run: returnItem }),
    approve: mutation({ permission: 'admission:decide', input: itemOpinionInput, run: approveItem }),
    approveEach: bulk({ permission: 'admission:decide', input: itemOpinionInput, run: approveItem }),
    reject: mutation({
      permission: 'admission:decide',
      input: itemReasonInput,
      run: (ctx, { id, version, reason }) => moveItem(ctx, { id, version, action: 'reject', opinion: reason }),
    }),
  }),
  list: router({
    inForce: query({ permission: 'admission:list', input: inForceListInput, run: listInForce }),
  }),
  report: router({
    file: mutation({ permission: 'admission:report', input: fileReportInput, run: fileReport }),
    list: query({ permission: 'admission:reports', input: reportListInput, run: listReports }),
    get: query({ permission: 'admission:reports', input: reportIdInput, run: getReport }),
    conclude: mutation({ permission: 'admission:supervise', input: concludeReportInput, run: concludeReport }),
  }),
})

function acceptItem(ctx: Writing, { id, version, opinion }: z.output<typeof itemOpinionInput>) {
  return moveItem(ctx, { id, version, action: 'accept', opinion })
}

function returnItem(ctx: Writing, { id, version, reason }: z.output<typeof itemReasonInput>) {
  return moveItem(ctx, { id, version, action: 'return-for-supplement', opinion: reason })
}

/** Types the plugin's client in the browser; the browser imports nothing else of the server. */
export type AdmissionRouter = typeof admissionRouter
