import { defineProcess } from '@linli/sdk/server'
import type { ReportState } from '../contract/index.ts'

/**
 * The supervision desk of each district (秦办发〔2011〕27号 七(一) "准入工作监督机制"): a community reports work that is not on
 * the list, the overseer finds it so or not, and answers. Administrators may sit in the department that is reported, so the
 * audit does not name the community either.
 */
export const reportProcess = defineProcess<ReportState, 'uphold' | 'dismiss'>({
  key: 'report',
  initial: 'reported',
  confidentialOpener: true,
  states: { reported: {}, upheld: { final: true }, 'not-upheld': { final: true } },
  open: {
    clocks: [{ key: 'report-answer', parameter: 'admission.report-answer-days' }],
    todos: [{ step: 'answer-report', to: 'overseer', permission: 'admission:supervise' }],
  },
  transitions: {
    uphold: {
      from: ['reported'],
      to: 'upheld',
      permission: 'admission:supervise',
      reasonRequired: true,
      clocks: { stop: ['report-answer'] },
    },
    dismiss: {
      from: ['reported'],
      to: 'not-upheld',
      permission: 'admission:supervise',
      reasonRequired: true,
      clocks: { stop: ['report-answer'] },
    },
  },
})
