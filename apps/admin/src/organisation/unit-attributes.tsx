import type { UnitAttribute, UnitDetail } from '@linli/contract'
import { attributesOf } from '@linli/contract/register'
import { Card, DescriptionList } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../shell/app-link.tsx'
import { unitPath } from './register-queries.ts'
import { useAttributeWords } from './use-attribute-words.ts'

/** What the register holds of a unit, each with the day since which it holds. */
export function UnitAttributes({ unit }: { unit: UnitDetail }) {
  const { t } = useTranslation()
  const entries = [
    { term: t('unit.fullName'), value: unit.fullName },
    { term: t('unit.validFrom'), value: unit.validFrom },
    ...unit.attributes.map((attribute) => ({
      term: t(`attribute.${attribute.key}`),
      value: <AttributeValue unit={unit} attribute={attribute} />,
    })),
  ]
  const missing = attributesOf(unit.kind).length - unit.attributes.length
  return (
    <Card title={t('unit.facts')}>
      <DescriptionList entries={entries} />
      {missing > 0 && <p className="ln-hint ln-below">{t('unit.not-filled', { count: missing })}</p>}
    </Card>
  )
}

function AttributeValue({ unit, attribute }: { unit: UnitDetail; attribute: UnitAttribute }) {
  const { t } = useTranslation()
  const say = useAttributeWords(unit.kind)
  const words = attribute.unitName ?? say(attribute.key, attribute.value)
  return (
    <>
      {attribute.unitName ? (
        <AppLink to={unitPath(attribute.value)} className="ln-link">
          {words}
        </AppLink>
      ) : (
        words
      )}{' '}
      <span className="ln-hint">{t('unit.since', { day: attribute.since })}</span>
    </>
  )
}
