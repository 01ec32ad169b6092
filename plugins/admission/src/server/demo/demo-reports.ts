import type { FileReportInput } from '../../contract/index.ts'

/** Demands outside the list as communities report them, with the answer that one of them gets; all made up. */
export const demoReports: readonly (FileReportInput & { readonly answer: string })[] = [
  {
    title: '要求社区开具存折遗失证明',
    demandedBy: '某银行营业网点',
    description: '居民称不开证明不予办理（演示数据）',
    channel: 'paper',
    answer: '该证明不在准入清单内，社区不必出具，已告知该网点依法办理（演示数据）',
  },
  {
    title: '要求居民下载应用并每日打卡',
    demandedBy: '某科室工作群通知',
    description: '要求当日反馈下载人数并排名（演示数据）',
    channel: 'chat',
    answer: '不得强制下载应用、打卡签到和排名，已要求有关科室停止（演示数据）',
  },
  {
    title: '要求社区上报协税护税台账',
    demandedBy: '某办公室来电',
    description: '每月二十五日前报送（演示数据）',
    channel: 'phone',
    answer: '协税护税不得交社区承担（民发〔2015〕136号第一条），已予取消（演示数据）',
  },
]
