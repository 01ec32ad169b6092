/** Why a text is not a statistical division code (统计用区划代码). */
export type DivisionCodeFlaw = 'length' | 'character' | 'gap' | 'township' | 'community'

/**
 * The first thing wrong with the form of a 12-digit division code: province, city and county by GB/T 2260, township by
 * GB/T 10114, community in the last three digits; zeros below the level it names. Whether the place exists, and when, is
 * a matter of dated identifiers. A city without counties has townships directly below it.
 */
export function findDivisionCodeFlaw(text: string): DivisionCodeFlaw | undefined {
  if (text.length !== 12) return 'length'
  if (!/^\d{12}$/.test(text)) return 'character'
  const [province, city, county] = [text.slice(0, 2), text.slice(2, 4), text.slice(4, 6)]
  const [township, community] = [text.slice(6, 9), text.slice(9)]
  if (province === '00' || (city === '00' && county !== '00')) return 'gap'
  if (township !== '000' && city === '00') return 'gap'
  if (community !== '000' && township === '000') return 'gap'
  // 001–099 街道, 100–199 镇, 200–399 乡, 400–599 政企合一单位
  if (township > '599') return 'township'
  // 001–199 居委会, 200–399 村委会, 400–599 类似居、村委会
  return community > '599' ? 'community' : undefined
}
