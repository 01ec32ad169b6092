import type { FactRow } from '@linli/contract'
import { Chip, type Column, DataTable, formatMoment } from '@linli/ui'
import { useState } from 'react'
import { AppLink } from '../shell/app-link.tsx'
import { CorrectFactDialog } from './correct-fact-dialog.tsx'
import { useFactWords } from './use-fact-words.ts'

interface UnitFactsTableProps {
  readonly unitId: string
  readonly rows: readonly FactRow[]
  /** Another day than today is looked at: nothing is entered. */
  readonly past: boolean
}

/** What is known of a unit, each with where it comes from. */
export function UnitFactsTable({ unitId, rows, past }: UnitFactsTableProps) {
  const { t, nameOf, fullValueOf, periodOf } = useFactWords()
  const [corrected, setCorrected] = useState<FactRow>()
  if (rows.length === 0) return null
  const columns: readonly Column<FactRow>[] = [
    {
      key: 'name',
      header: t('facts.fact'),
      speaksForItself: true,
      cell: ({ definition }) => <b>{nameOf(definition)}</b>,
    },
    {
      key: 'value',
      header: t('facts.value'),
      cell: ({ definition, reading }) =>
        reading ? (
          fullValueOf(definition, reading.value)
        ) : (
          <span className="ln-hint">
            {past ? t('facts.none-then') : t('facts.waits-for', { owner: ownerOf(definition, t) })}
          </span>
        ),
    },
    { key: 'period', header: t('facts.period'), cell: ({ reading }) => reading && periodOf(reading.period) },
    {
      key: 'source',
      header: t('facts.source'),
      cell: ({ reading }) =>
        reading && (
          <>
            {reading.by.unit} <span className="ln-hint">{formatMoment(reading.enteredAt)}</span>{' '}
            {reading.way === 'demo' && (
              <Chip tone="quiet" icon="info">
                {t('facts.way.demo')}
              </Chip>
            )}
          </>
        ),
    },
    {
      key: 'acts',
      header: '',
      cell: (row) =>
        row.reading && (
          <span className="ln-row">
            {row.mayEnter && !past && (
              <button type="button" className="ln-button" onClick={() => setCorrected(row)}>
                {t(row.definition.frequency === 'as-changed' ? 'facts.update' : 'facts.correct')}
              </button>
            )}
            <AppLink to={historyPath(unitId, row.definition.key)} className="ln-link">
              {t('facts.history')}
            </AppLink>
          </span>
        ),
    },
  ]
  return (
    <section aria-labelledby="facts-known">
      <h2 id="facts-known" className="facts-heading">
        {t('facts.known')}
      </h2>
      <DataTable
        caption={t('facts.known')}
        columns={columns}
        sections={[{ key: 'all', rows }]}
        rowKey={({ definition }) => definition.key}
      />
      {corrected?.reading && (
        <CorrectFactDialog
          unitId={unitId}
          definition={corrected.definition}
          reading={corrected.dueReading ?? corrected.reading}
          onClose={() => setCorrected(undefined)}
        />
      )}
    </section>
  )
}

export function historyPath(unitId: string, key: string): string {
  return `/facts/history?${new URLSearchParams({ unit: unitId, fact: key })}`
}

function ownerOf({ owner, department }: FactRow['definition'], t: (key: string) => string): string {
  return owner === 'department' ? department : t(`facts.owner.${owner}`)
}
