import type { ParameterDefault } from '@linli/contract'

const source = { sourceDocument: '秦办发〔2011〕27号', section: '四(一)' }

/** 社区居民委员会: its term and its size. */
export const committeeParameters: readonly ParameterDefault[] = [
  {
    key: 'committee.term-years',
    unit: 'years',
    type: 'whole-number',
    least: 1,
    most: 10,
    districtMay: 'nothing',
    value: 5,
    validFrom: '2018-12-29',
    sourceDocument:
      '全国人民代表大会常务委员会关于修改《中华人民共和国村民委员会组织法》《中华人民共和国城市居民委员会组织法》的决定',
    section: '2018年12月29日通过',
    earlier: [
      { value: 3, validFrom: '1990-01-01', sourceDocument: '中华人民共和国城市居民委员会组织法', section: '第八条' },
    ],
  },
  {
    key: 'committee.members-least',
    unit: 'people',
    type: 'whole-number',
    least: 1,
    most: 99,
    districtMay: 'raise',
    value: 5,
    validFrom: '2011-01-01',
    ...source,
  },
  {
    key: 'committee.members-usual-most',
    unit: 'people',
    type: 'whole-number',
    least: 1,
    most: 99,
    districtMay: 'lower',
    value: 7,
    validFrom: '2011-01-01',
    ...source,
  },
  {
    key: 'committee.members-most',
    unit: 'people',
    type: 'whole-number',
    least: 1,
    most: 99,
    districtMay: 'lower',
    explained: true,
    value: 9,
    validFrom: '2011-01-01',
    ...source,
  },
]
