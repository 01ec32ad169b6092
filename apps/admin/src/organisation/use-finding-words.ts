import type { RuleFinding } from '@linli/contract'
import { useTranslation } from 'react-i18next'

export interface FindingWords {
  /** What was found, in a sentence. */
  readonly said: string
  /** What to do about it; nothing when nothing is to be done. */
  readonly advice: string | undefined
  /** The document and the numbers it rests on, each with its version. */
  readonly basis: string
}

const settled: ReadonlySet<string> = new Set(['met', 'not-applicable'])

/** A finding in words: `finding.<rule>.<state>` filled with what was measured. */
export function useFindingWords({ rule, outcome, measured, source, parameters, missing }: RuleFinding): FindingWords {
  const { t, i18n } = useTranslation()
  const separator = t('list-separator')
  const named = (list: unknown) =>
    String(list ?? '')
      .split(',')
      .filter(Boolean)
      .map((key) => (i18n.exists(`attribute-option.${key}`) ? t(`attribute-option.${key}`) : t(`attribute.${key}`)))
      .join(separator)
  const filled = {
    ...measured,
    missing: named(measured.missing),
    areaType: named(measured.areaType),
  }
  const numbers = parameters.map(({ key, value, validFrom, source: { document, section }, level }) =>
    t('set-up.parameter', {
      name: t(`parameter.${key}`),
      value,
      validFrom,
      document,
      section,
      level: t(`level.${level}`),
    }),
  )
  const said =
    outcome === 'no-value'
      ? t('set-up.no-value', { names: missing.map((key) => t(`parameter.${key}`)).join(separator) })
      : t(`finding.${rule}.${String(measured.state)}`, filled)
  const unknown = measured.state === 'unknown'
  const advice = unknown ? t('set-up.fill-in') : t(`advice.${rule}`)
  return {
    said,
    advice: settled.has(outcome) || outcome === 'no-value' ? undefined : advice,
    basis: [t('set-up.source', { document: source.document, section: source.section }), ...numbers].join(' · '),
  }
}
