import type { PostRole } from '@linli/contract'

/** One account of the demonstration in a district: `<district>.<account>`. */
export interface DemoPost {
  readonly account: string
  readonly title: string
  readonly role: PostRole
  readonly place: 'root' | 'overseer' | 'health' | 'street' | 'community' | 'second-community'
}

export const districtDemoPosts: readonly DemoPost[] = [
  { account: 'office', title: '基层政权科科员', role: 'office-clerk', place: 'overseer' },
  { account: 'health', title: '基层卫生科科员', role: 'department-clerk', place: 'health' },
  { account: 'street', title: '社区办主任', role: 'street-officer', place: 'street' },
  { account: 'community', title: '社区居委会主任', role: 'community-worker', place: 'community' },
  { account: 'community2', title: '社区居委会主任', role: 'community-worker', place: 'second-community' },
  { account: 'system', title: '系统管理员', role: 'system-administrator', place: 'root' },
  { account: 'security', title: '安全管理员', role: 'security-administrator', place: 'root' },
  { account: 'audit', title: '审计管理员', role: 'audit-administrator', place: 'root' },
]

export const cityDemoPosts: readonly DemoPost[] = [
  { account: 'officer', title: '社区建设科科长', role: 'city-officer', place: 'overseer' },
  { account: 'system', title: '系统管理员', role: 'system-administrator', place: 'root' },
  { account: 'security', title: '安全管理员', role: 'security-administrator', place: 'root' },
  { account: 'audit', title: '审计管理员', role: 'audit-administrator', place: 'root' },
]

/** Made-up people: nobody real stands behind any of them. */
const names = [
  '周岚',
  '陈立群',
  '郝思远',
  '白雪晴',
  '关大勇',
  '佟敏',
  '纪文博',
  '苗春燕',
  '耿志新',
  '安小满',
  '祁望舒',
  '雷向晨',
  '席若楠',
  '庞景明',
  '鲍青禾',
  '宁远帆',
  '柴素秋',
  '尚知行',
  '阮明湖',
  '贺晓棠',
  '焦安然',
  '谷雨桐',
  '路长河',
  '温如海',
  '葛晴川',
  '滕嘉木',
  '柳映山',
  '项北辰',
  '翟清和',
  '邢朗月',
  '乔松年',
  '卞知微',
  '娄静姝',
  '闵泽宇',
  '戚风眠',
  '傅云起',
  '桑晚晴',
  '车行简',
  '牧秋实',
  '应怀瑾',
  '骆星野',
  '符若水',
  '郎一鸣',
  '蒲向暖',
  '景予安',
  '逯子衿',
  '禹书航',
  '麦青原',
  '冉可风',
  '蓝沐阳',
  '宫允和',
  '海明澈',
  '封雨霖',
  '佘念真',
  '展鸿飞',
  '晏初晴',
] as const

/** The name of the n-th demo person; it begins again when the names run out. */
export function demoName(index: number): string {
  return names[index % names.length] ?? names[0]
}
