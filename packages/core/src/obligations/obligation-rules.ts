import { defineRule } from '@linli/contract'
import type { DateText } from '@linli/kernel'

/** 六(三): what is collected once is shared by all, so that whoever knows it enters it when its period is over. */
export const factsRule = defineRule({
  key: 'obligation.facts',
  source: { document: '秦办发〔2011〕27号', section: '六(三)' },
  parameters: {},
  judge: (_, { period, missing, dueOn }: { period: string; missing: number; dueOn: DateText }) => ({
    outcome: missing > 0 ? 'unmet' : 'met',
    measured: { state: 'missing', period, missing, dueOn },
  }),
})

/** A transfer between districts goes on only once this district has said so. */
export const transferRule = defineRule({
  key: 'obligation.transfer',
  source: { document: '产品默认值', section: '跨区划转须由两个区县先后确认、接收' },
  parameters: {},
  judge: (_, { turn, day }: { turn: 'confirm' | 'accept' | 'held'; day: DateText }) => ({
    outcome: 'unmet',
    measured: { state: turn, day },
  }),
})
