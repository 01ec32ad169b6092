import type { ImportProblem, ImportRowResult, UnitImport } from '@linli/contract'
import type { UnitKind } from '@linli/contract/register'
import { Card, Chip, type Column, DataTable, Figures, type IconName, Notice, type Tone } from '@linli/ui'
import { useTranslation } from 'react-i18next'
import { useAttributeWords } from './use-attribute-words.ts'

interface ImportResultProps {
  readonly result: UnitImport
  readonly kind: UnitKind
  readonly busy: boolean
  readonly onCommit: () => void
}

const MOST_SHOWN = 200

/** What a file would do, the rows with errors first; the one button does exactly this. */
export function ImportResult({ result, kind, busy, onCommit }: ImportResultProps) {
  const { t } = useTranslation()
  const { rows, added, changed, unchanged, failed } = result
  const shown = rows.toSorted((a, b) => Number(b.outcome === 'error') - Number(a.outcome === 'error'))
  const columns: readonly Column<ImportRowResult>[] = [
    { key: 'number', header: t('import.row'), number: true, cell: ({ number }) => number },
    { key: 'name', header: t('unit.name'), speaksForItself: true, cell: ({ name }) => <b>{name}</b> },
    { key: 'outcome', header: t('import.outcome'), cell: ({ outcome }) => <Outcome outcome={outcome} /> },
    { key: 'what', header: t('import.what'), cell: (row) => <What row={row} kind={kind} /> },
  ]
  const nothing = added + changed === 0
  return (
    <Card title={t('import.step.result')}>
      <Figures
        figures={[
          { label: t('import.outcome.add'), value: added },
          { label: t('import.outcome.change'), value: changed },
          { label: t('import.outcome.unchanged'), value: unchanged },
          { label: t('import.outcome.error'), value: failed, alarming: failed > 0 },
        ]}
      />
      {failed > 0 && <Notice tone="bad" title={t('import.mend', { count: failed })} />}
      {failed === 0 && nothing && <Notice tone="info" title={t('refusal.import.nothing')} />}
      {rows.length > 0 && (
        <DataTable
          caption={t('import.step.result')}
          columns={columns}
          sections={[{ key: 'all', rows: shown.slice(0, MOST_SHOWN) }]}
          rowKey={({ number }) => String(number)}
        />
      )}
      {rows.length > MOST_SHOWN && <p className="ln-hint ln-below">{t('import.more', { count: rows.length })}</p>}
      {failed === 0 && !nothing && (
        <p className="ln-below">
          <button type="button" className="ln-button ln-button--primary" disabled={busy} onClick={onCommit}>
            {t('import.commit', { count: added + changed })}
          </button>
        </p>
      )}
    </Card>
  )
}

const signs: Readonly<Record<ImportRowResult['outcome'], readonly [Tone, IconName]>> = {
  add: ['ok', 'check'],
  change: ['info', 'check'],
  unchanged: ['quiet', 'dot'],
  error: ['bad', 'cross'],
}

function Outcome({ outcome }: { outcome: ImportRowResult['outcome'] }) {
  const { t } = useTranslation()
  const [tone, icon] = signs[outcome]
  return (
    <Chip tone={tone} icon={icon}>
      {t(`import.outcome.${outcome}`)}
    </Chip>
  )
}

function What({ row: { outcome, problems, fields }, kind }: { row: ImportRowResult; kind: UnitKind }) {
  const { t, i18n } = useTranslation()
  const say = useAttributeWords(kind)
  const label = (key: string) => {
    if (key.startsWith('identifier.')) return t(`scheme.${key.slice('identifier.'.length)}`)
    return i18n.exists(`attribute.${key}`) ? t(`attribute.${key}`) : t(`import.column.${key}`)
  }
  const lines =
    outcome === 'error'
      ? problems.map((problem) => `${label(problem.column)}${t('import.colon')}${problemWords(problem)}`)
      : fields
          .filter(({ field }) => field !== 'name')
          .map(({ field, from, to }) => {
            const words = (value: string | undefined) => (value === undefined ? t('unit.nothing') : say(field, value))
            return `${label(field)}${t('unit.changed-value', { from: words(from), to: words(to) })}`
          })
  function problemWords({ code, value }: ImportProblem): string {
    if (code.startsWith('flaw.')) return t(code)
    if (code === 'unit.attribute-invalid' && i18n.exists(`unit.problem.${value}`)) return t(`unit.problem.${value}`)
    return i18n.exists(`import.problem.${code}`) ? t(`import.problem.${code}`, { value }) : t(`refusal.${code}`)
  }
  return (
    <ul className="organisation-fields">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
