import { attributesOf, type UnitKind } from '@linli/contract/register'
import { useTranslation } from 'react-i18next'

/** A value of the register as people read it. */
export function useAttributeWords(kind: UnitKind): (key: string, value: string) => string {
  const { t } = useTranslation()
  return (key, value) => {
    const definition = attributesOf(kind).find((one) => one.key === key)
    switch (definition?.type) {
      case 'count':
        return t(`attribute-unit.${definition.unit}`, { count: Number(value) })
      case 'yes-no':
        return t(value === 'yes' ? 'yes' : 'no')
      case 'choice':
        return t(`attribute-option.${value}`)
      case 'choices':
        return value
          .split(',')
          .map((option) => t(`attribute-option.${option}`))
          .join(t('list-separator'))
      default:
        return value
    }
  }
}
