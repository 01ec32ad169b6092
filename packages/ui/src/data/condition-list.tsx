import { useTranslation } from 'react-i18next'
import { Icon } from '../status/icon.tsx'

export interface Condition {
  readonly key: string
  readonly title: string
  readonly met: boolean
  /** When met, what meets it; when not, what exactly is missing. */
  readonly detail: string
  /** The rule behind it, with its document number. */
  readonly source?: string
}

/** The conditions a rule sets, each met or not, with the rule beside it. */
export function ConditionList({ conditions }: { conditions: readonly Condition[] }) {
  const { t } = useTranslation('ui')
  return (
    <ul className="ln-conditions">
      {conditions.map(({ key, title, met, detail, source }) => (
        <li key={key}>
          <span className={`ln-conditions__mark ln-conditions__mark--${met ? 'met' : 'missing'}`}>
            <Icon name={met ? 'check' : 'cross'} />
            <span className="ln-visually-hidden">{t(met ? 'condition.met' : 'condition.missing')}</span>
          </span>
          <div className="ln-conditions__text">
            {title} {source && <span className="ln-hint">{source}</span>}
            <div className={met ? 'ln-muted' : 'ln-bad-text'}>{detail}</div>
          </div>
        </li>
      ))}
    </ul>
  )
}
