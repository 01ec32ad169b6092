import type { TenantKind } from '@linli/contract'

/** How a district of the register becomes a tenant. Codes are GB/T 2260's, of functional zones the statistical ones. */
export interface DistrictPlace {
  readonly code: string
  readonly slug: string
  readonly kind: TenantKind
}

export const cityPlace = { code: '130300', slug: 'city', name: '秦皇岛市', kind: 'city' } as const

export const districtPlaces: readonly DistrictPlace[] = [
  { code: '130302', slug: 'haigang', kind: 'district' },
  { code: '130303', slug: 'shanhaiguan', kind: 'district' },
  { code: '130304', slug: 'beidaihe', kind: 'district' },
  { code: '130306', slug: 'funing', kind: 'district' },
  { code: '130321', slug: 'qinglong', kind: 'county' },
  { code: '130322', slug: 'changli', kind: 'county' },
  { code: '130324', slug: 'lulong', kind: 'county' },
  { code: '130371', slug: 'kaifaqu', kind: 'functional-zone' },
  { code: '130372', slug: 'beidaihexinqu', kind: 'functional-zone' },
]

/** The office that oversees communities today, first, and the departments that bring services to them. */
export const departmentNames = [
  '民政局',
  '卫生健康局',
  '司法局',
  '财政局',
  '公安分局',
  '人力资源和社会保障局',
  '住房和城乡建设局',
  '教育局',
  '应急管理局',
  '市场监督管理局',
] as const

/**
 * Offices of 2011 whose work these departments do today, so that the policy's words find them (brief: 房产、城乡建设→住建局;
 * 卫生、计生→卫健局; 工商→市场监管局). The days on which they changed differ from place to place and are left open.
 */
export const departmentsOf2011: Readonly<Record<string, readonly string[]>> = {
  卫生健康局: ['卫生局', '人口和计划生育局'],
  住房和城乡建设局: ['房产局', '城乡建设局'],
  市场监督管理局: ['工商行政管理局'],
}

/** The city's own offices; the first oversees. */
export const cityDepartmentNames = ['民政局', '社区建设办公室'] as const
