import { Card, type Condition, ConditionList } from '@linli/ui'
import type { ItemCheck, ItemDetail } from '../../contract/item-view.ts'
import { describeFunding } from '../funding-text.ts'
import { useWords } from '../use-admission.ts'

/** The conditions of admission, each with the clause that demands it; what is missing is named, not just crossed. */
export function ItemConditions({ item }: { item: ItemDetail }) {
  const { t } = useWords()
  const sources = new Set(item.checks.map((check) => check.source))
  const [commonSource] = sources.size === 1 ? sources : []

  const describe = (check: ItemCheck): string => {
    if (!check.met) return t(`page.missing.${check.key}`)
    if (check.key === 'funding' && item.funding) return describeFunding(t, item.funding, item.communities.length)
    if (check.key === 'own-duty') return t('page.met.own-duty', { kind: t(`kind.${item.kind}`) })
    return check.value ?? t('page.met.recorded')
  }
  const conditions: Condition[] = item.checks.map((check) => ({
    key: check.key,
    title: t(`check.${check.key}`),
    met: check.met,
    detail: describe(check),
    ...(!commonSource && { source: check.source }),
  }))
  return (
    <Card title={t('page.conditions.title')} aside={commonSource}>
      <ConditionList conditions={conditions} />
    </Card>
  )
}
