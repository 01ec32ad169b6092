import type { ParameterChain, ParameterDetail } from '@linli/contract'
import { Card, DateField, Icon } from '@linli/ui'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LevelChip } from './level-chip.tsx'
import { useParameterWords } from './use-parameter-words.ts'

/** Which value held on a day and why, as is known now and, when asked, as it was known then. */
export function ParameterDay({ detail }: { detail: ParameterDetail }) {
  const { t } = useTranslation()
  const { history } = useRouter()
  const { pathname, searchStr } = useLocation()
  const change = (name: 'on' | 'known', day: string) => {
    const next = new URLSearchParams(searchStr)
    if (day) next.set(name, day)
    else next.delete(name)
    history.replace(`${pathname}?${next}`)
  }
  const control = (id: string) => ({ id, 'aria-describedby': undefined, 'aria-invalid': undefined })
  return (
    <Card title={t('parameters.which')} aside={t('parameters.which-note')}>
      <div className="parameters-day">
        <label htmlFor="parameter-on">{t('parameters.on-day')}</label>
        <DateField control={control('parameter-on')} value={detail.on} onChange={(day) => change('on', day)} />
        <label htmlFor="parameter-known">{t('parameters.known-day')}</label>
        <DateField
          control={control('parameter-known')}
          value={detail.known?.on ?? ''}
          onChange={(day) => change('known', day)}
        />
      </div>
      <div className={detail.known ? 'parameters-chains' : undefined}>
        <Chain title={t('parameters.as-known-now')} chain={detail.chain} detail={detail} />
        {detail.known && (
          <Chain
            title={t('parameters.as-known-then', { day: detail.known.on })}
            chain={detail.known.chain}
            detail={detail}
          />
        )}
      </div>
    </Card>
  )
}

interface ChainProps {
  readonly title: string
  readonly chain: ParameterChain
  readonly detail: ParameterDetail
}

function Chain({ title, chain, detail: { definition } }: ChainProps) {
  const { t } = useTranslation()
  const words = useParameterWords()
  return (
    <section>
      <h3 className="parameters-chain__title">{title}</h3>
      {chain.levels.length === 0 && <p className="ln-muted">{t('parameters.no-value')}</p>}
      <ol className="parameters-chain">
        {chain.levels.map((use) => {
          const holds = use.level === chain.inForce
          return (
            <li key={use.level} className={holds ? 'parameters-chain__holds' : undefined}>
              <LevelChip level={use.level} />
              <div>
                <b>{words.value(definition, use.value)}</b>
                {holds && (
                  <span className="parameters-chain__mark">
                    <Icon name="check" /> {t('parameters.holds')}
                  </span>
                )}
                <div className="ln-hint">
                  {t('parameters.since-version', { day: use.validFrom, version: use.version })}
                  {' · '}
                  {use.source.document} {use.source.section}
                </div>
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
