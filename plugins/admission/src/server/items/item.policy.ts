import type { Agreement, CheckKey, Funding, ItemCheck, ItemKind } from '../../contract/index.ts'

/** The clause behind every condition: 不得转嫁; 必要的经费和工作条件; 权随责走、费随事转,签订协议、购买服务. */
const SOURCE = '秦办发〔2011〕27号 七(一)'

export interface CheckedItem {
  readonly kind: ItemKind
  readonly legalBasis?: string
  readonly funding?: Funding
  readonly conditions?: string
  readonly agreement?: Agreement
}

/**
 * The conditions of admission and whether they are met (秦办发〔2011〕27号 七(一)): never a department's own duty; assistance
 * only with a legal basis; an entrusted item only with a signed agreement or purchase; both with money and conditions.
 */
export function checkItem(item: CheckedItem): ItemCheck[] {
  return [
    { key: 'own-duty', met: item.kind !== 'own-duty', source: SOURCE },
    item.kind === 'entrusted'
      ? checkValue('agreement', item.agreement?.reference)
      : checkValue('legal-basis', item.legalBasis),
    checkValue('funding', item.funding?.amount),
    checkValue('conditions', item.conditions),
  ]
}

function checkValue(key: CheckKey, value: string | undefined): ItemCheck {
  return value === undefined ? { key, met: false, source: SOURCE } : { key, met: true, value, source: SOURCE }
}
