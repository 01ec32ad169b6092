import { Card, DescriptionList, formatMoment } from '@linli/ui'
import type { ItemDetail } from '../../contract/item-view.ts'
import { type Translate, useWords } from '../use-admission.ts'

export function ItemFacts({ item }: { item: ItemDetail }) {
  const { t } = useWords()
  const { agreement } = item
  const entries = [
    { term: t('page.item.category'), value: `${t(`kind.${item.kind}`)} · ${t(`category.${item.category}`)}` },
    {
      term: t('page.item.department'),
      value: t('page.item.department-contact', { department: item.department.name, contact: item.contact }),
    },
    { term: t('page.item.reach'), value: <Reach item={item} /> },
    { term: t('page.item.term'), value: describeTerm(t, item) },
    { term: t('page.item.filed-at'), value: formatMoment(item.filedAt) },
  ]
  const agreementEntries = agreement
    ? [
        { term: t('page.agreement.form'), value: `${t(`agreement.${agreement.form}`)} · ${agreement.reference}` },
        { term: t('page.agreement.signed-on'), value: agreement.signedOn },
        { term: t('page.agreement.powers'), value: agreement.powers },
        { term: t('page.agreement.payment'), value: agreement.payment },
      ]
    : []
  return (
    <>
      <Card title={t('page.item.card')}>
        <DescriptionList entries={entries} />
      </Card>
      {agreement && (
        <Card title={t('check.agreement')}>
          <DescriptionList entries={agreementEntries} />
        </Card>
      )}
    </>
  )
}

function Reach({ item }: { item: ItemDetail }) {
  const { t } = useWords()
  return (
    <details>
      <summary>{t('page.item.communities', { count: item.communities.length })}</summary>
      <p className="ln-muted">{item.communities.map(({ name }) => name).join(t('page.list-separator'))}</p>
    </details>
  )
}

function describeTerm(t: Translate, { startsOn, endsOn }: ItemDetail): string {
  return endsOn ? t('page.item.from-to', { startsOn, endsOn }) : t('page.item.from', { startsOn })
}
