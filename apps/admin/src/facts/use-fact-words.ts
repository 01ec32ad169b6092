import { type FactDefinition, fitsFact } from '@linli/contract'
import { useTranslation } from 'react-i18next'

type Named = Pick<FactDefinition, 'nameZh' | 'nameEn' | 'measureZh' | 'measureEn' | 'noteZh' | 'noteEn'>
type Valued = Pick<FactDefinition, 'type' | 'scale' | 'choices'>

/** What facts are called and how their values are written in the reader's language. */
export function useFactWords() {
  const { t, i18n } = useTranslation()
  const english = i18n.language === 'en'
  const nameOf = ({ nameZh, nameEn }: Named) => (english ? nameEn : nameZh)
  const measureOf = ({ measureZh, measureEn }: Named) => (english ? measureEn : measureZh)
  const noteOf = ({ noteZh, noteEn }: Named) => (english ? noteEn : noteZh)

  const valueText = ({ type, choices }: Valued, value: string): string => {
    if (type === 'integer' || type === 'decimal') return groupThousands(value)
    if (type === 'yes-no') return t(value === 'yes' ? 'facts.yes' : 'facts.no')
    const choice = choices.find((one) => one.value === value)
    return choice ? (english ? choice.en : choice.zh) : value
  }
  const periodOf = (period: string): string => {
    const [, year, quarter, month] = /^(\d{4})(?:-Q(\d)|-(\d{2}))?$/.exec(period) ?? []
    if (period === 'once') return t('facts.period.once')
    if (year === undefined) return t('facts.period.from', { day: period })
    if (quarter !== undefined) return t('facts.period.quarter', { year, quarter: t(`facts.quarter.${quarter}`) })
    return month === undefined
      ? t('facts.period.year', { year })
      : t('facts.period.month', { year, month: Number(month) })
  }
  /** A value with its measure: 1,234 户. One that was entered while the fact was something else is shown as it is, with a mark. */
  const fullValueOf = (definition: Named & Valued, value: string) =>
    fitsFact(definition, value)
      ? [valueText(definition, value), measureOf(definition)].filter(Boolean).join(' ')
      : t('facts.does-not-fit', { value })
  /** What became of an entry that was not saved. */
  const problemOf = (code: string, params: Readonly<Record<string, string | number | boolean>> = {}) =>
    t(`refusal.${code}`, { ...params, defaultValue: t('refusal-kind.invalid') })
  return { t, nameOf, measureOf, noteOf, valueText, fullValueOf, periodOf, problemOf }
}

function groupThousands(number: string): string {
  const [whole = '', places] = number.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return places === undefined ? grouped : `${grouped}.${places}`
}
