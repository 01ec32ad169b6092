import { CaseClocks, CaseHands, CaseTimeline, QueryView, useAdminHost, usePageParams } from '@linli/sdk/admin'
import { Card, PageHeader } from '@linli/ui'
import type { ItemDetail } from '../../contract/item-view.ts'
import { Trail } from '../trail.tsx'
import { useWords } from '../use-admission.ts'
import { ItemActions } from './item-actions.tsx'
import { ItemConditions } from './item-conditions.tsx'
import { ItemFacts } from './item-facts.tsx'
import { ItemStateChip } from './item-state-chip.tsx'
import { listComingSteps } from './list-coming-steps.ts'
import { useItem } from './use-item.ts'

/** One application from filing to decision: conditions first, since they decide it. */
export function ItemPage() {
  const { id = '' } = usePageParams()
  const query = useItem(id)
  return <QueryView query={query}>{(item) => <ItemView item={item} reload={query.refetch} />}</QueryView>
}

function ItemView({ item, reload }: { item: ItemDetail; reload: () => Promise<unknown> }) {
  const { t } = useWords()
  const { Link } = useAdminHost()
  return (
    <>
      <PageHeader
        title={item.name}
        trail={<Trail to="/admission/items" label={t('page.items.title')} />}
        beside={
          <>
            <ItemStateChip state={item.state} />
            <CaseClocks course={item.course} />
          </>
        }
        actions={<ItemActions item={item} reload={reload} Link={Link} />}
      />
      <div className="ln-split">
        <div className="ln-stack">
          <ItemConditions item={item} />
          <ItemFacts item={item} />
        </div>
        <div className="ln-stack">
          <CaseHands course={item.course} reload={reload} />
          <Card title={t('page.timeline.title')}>
            <CaseTimeline
              course={item.course}
              coming={listComingSteps(item.state).map((step) => t(`page.step.${step}`))}
            />
          </Card>
        </div>
      </div>
    </>
  )
}
