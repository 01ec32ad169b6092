import type { FileItemInput } from '../../contract/index.ts'

/**
 * What departments ask of communities, for demonstrations: names, departments and legal bases are those of published
 * lists; amounts, conditions and contacts are made up and say so.
 */
export interface DemoItem extends Omit<FileItemInput, 'communityIds' | 'contact' | 'startsOn' | 'agreement'> {
  /** The end of the department's name. */
  readonly department: RegExp
  /** An agreement has been signed. */
  readonly agreed?: boolean
}

const health = /(?:卫生健康局|卫健局)$/
const justice = /司法局$/
const police = /公安(?:分)?局$/
const emergency = /应急管理局$/
const labour = /人力资源和社会保障局$/
const market = /市场监督管理局$/

function yearly(amount: string): Pick<FileItemInput, 'funding'> {
  return { funding: { amount, formula: 'fixed', note: '演示数据：每社区每年，按季度拨付' } }
}

/** Everything that 秦办发〔2011〕27号 七(一) asks for is there. */
export const soundItems: readonly DemoItem[] = [
  {
    name: '精神障碍患者居家帮扶',
    department: health,
    category: 'public-health',
    kind: 'assist',
    legalBasis: '《精神卫生法》第四十九条、第五十六条',
    conditions: '卫生健康部门培训社区人员，由签约医生随访（演示数据）',
    ...yearly('3600.00'),
  },
  {
    name: '反电信网络诈骗宣传',
    department: police,
    category: 'public-security',
    kind: 'assist',
    legalBasis: '《反电信网络诈骗法》第八条',
    conditions: '公安机关提供宣传材料并派员宣讲（演示数据）',
    ...yearly('1800.00'),
  },
  {
    name: '社区矫正对象帮教协助',
    department: justice,
    category: 'community-correction',
    kind: 'assist',
    legalBasis: '《社区矫正法》第十二条；经费依第六条列入同级预算',
    conditions: '司法所派人同访，社区不承担监管责任（演示数据）',
    ...yearly('2400.00'),
  },
  {
    name: '生育服务登记协助',
    department: health,
    category: 'family-planning',
    kind: 'assist',
    legalBasis: '《人口与计划生育法》第十二条',
    conditions: '使用部门已有系统，不另设台账（演示数据）',
    funding: { amount: '5.00', formula: 'per-case', note: '演示数据：按登记件数，每半年结算' },
  },
  {
    name: '禁毒宣传防范',
    department: police,
    category: 'public-security',
    kind: 'assist',
    legalBasis: '《禁毒法》第十七条',
    conditions: '公安机关提供展板和讲师（演示数据）',
    ...yearly('1200.00'),
  },
  {
    name: '自然灾害救助民主评议与公示',
    department: emergency,
    category: 'social-assistance',
    kind: 'assist',
    legalBasis: '《自然灾害救助条例》第二十条',
    conditions: '应急管理部门提供评议表和公示栏（演示数据）',
    funding: { amount: '20.00', formula: 'per-household', note: '演示数据：按评议户数，灾后三十日内拨付' },
  },
  {
    name: '无偿献血动员',
    department: health,
    category: 'public-health',
    kind: 'assist',
    legalBasis: '《献血法》第六条',
    conditions: '每季度一次，献血车和宣传品由部门提供（演示数据）',
    ...yearly('800.00'),
  },
  {
    name: '法律援助经济状况核查配合',
    department: justice,
    category: 'social-assistance',
    kind: 'assist',
    legalBasis: '《法律援助法》第四十一条',
    conditions: '只核对社区掌握的情况，不出具证明（演示数据）',
    funding: { amount: '30.00', formula: 'per-case', note: '演示数据：按核查件数，每季度结算' },
  },
  {
    name: '城乡居民养老保险参保登记受理',
    department: labour,
    category: 'social-security',
    kind: 'entrusted',
    legalBasis: '《社会保险法》第二十条',
    conditions: '配备读卡设备并培训两名受理人员（演示数据）',
    ...yearly('6000.00'),
    agreed: true,
  },
  {
    name: '艾滋病防治宣传',
    department: health,
    category: 'public-health',
    kind: 'assist',
    legalBasis: '《艾滋病防治条例》第六条',
    conditions: '宣传材料由疾控机构统一印制（演示数据）',
    ...yearly('1000.00'),
  },
]

/** Accepted, and not to be approved before what is missing has come: the money of one, the agreement of the other. */
export const unreadyItems: readonly [DemoItem, DemoItem] = [
  {
    name: '消防宣传、志愿消防队',
    department: emergency,
    category: 'public-security',
    kind: 'assist',
    legalBasis: '《消防法》第六条、第四十一条',
    conditions: '配备灭火器材并组织演练（演示数据）',
  },
  {
    name: '消费维权服务站',
    department: market,
    category: 'consumer-protection',
    kind: 'entrusted',
    conditions: '提供受理登记表和咨询电话（演示数据）',
    ...yearly('2000.00'),
  },
]

/** Sent back: the law that it names has been revised. */
export const returnedItem: DemoItem & { readonly reason: string } = {
  name: '传染病预防控制群防群控',
  department: health,
  category: 'public-health',
  kind: 'assist',
  legalBasis: '《传染病防治法》（2013年修正）第九条',
  reason: '所列法律已经修订，请核对现行条款，并补充经费和工作条件（演示数据）',
}

/** What may never be passed on. */
export const rejectedItems: readonly [DemoItem & { readonly reason: string }, DemoItem & { readonly reason: string }] =
  [
    {
      name: '以社区为责任主体的市场执法检查',
      department: market,
      category: 'other',
      kind: 'own-duty',
      reason: '执法属于部门职责，不得转嫁社区（民发〔2015〕136号第一条；秦办发〔2011〕27号 七(一)）（演示数据）',
    },
    {
      name: '公共卫生工作单项考核评比',
      department: health,
      category: 'other',
      kind: 'own-duty',
      reason: '部门不得单独对社区考核评比（民发〔2015〕136号第二条）（演示数据）',
    },
  ]
