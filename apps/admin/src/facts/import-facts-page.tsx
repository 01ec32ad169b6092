import type { FactImportCheck, FactImportRow } from '@linli/contract'
import { Chip, type Column, DataTable, ErrorNotice, Notice, PageHeader } from '@linli/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FileButton } from '../forms/file-button.tsx'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { toBase64, useDownloadTemplate } from './use-download-template.ts'
import { useFactWords } from './use-fact-words.ts'
import './facts.css'

const MAX_BYTES = 600_000

/** Template, check, save: what is saved is exactly what the check has shown. */
export function ImportFactsPage() {
  const { t } = useTranslation()
  const { permissions } = useSession()
  const download = useDownloadTemplate()
  if (!permissions.includes('facts:enter')) return <NoPermission />
  return (
    <>
      <PageHeader
        title={t('facts.import-title')}
        trail={
          <AppLink to="/facts" className="ln-link">
            {t('nav.facts')}
          </AppLink>
        }
        actions={
          <button type="button" className="ln-button" disabled={download.isPending} onClick={() => download.mutate()}>
            {t('facts.import-template')}
          </button>
        }
      />
      <p className="ln-muted facts-note">{t('facts.import-note')}</p>
      <Import />
    </>
  )
}

interface Checked {
  readonly file: string
  readonly result: FactImportCheck
}

function Import() {
  const { t, i18n } = useTranslation()
  const [checked, setChecked] = useState<Checked>()
  const [tooLarge, setTooLarge] = useState(false)
  const queryClient = useQueryClient()
  const check = useMutation({
    mutationFn: async (chosen: File): Promise<Checked> => {
      const file = toBase64(new Uint8Array(await chosen.arrayBuffer()))
      return { file, result: await coreClient.facts.checkImport.mutate({ file }) }
    },
    onSuccess: setChecked,
  })
  const save = useMutation({
    mutationFn: ({ file, result }: Checked) => coreClient.facts.import.mutate({ file, seen: result.seen }),
    onSuccess: async () => {
      setChecked(undefined)
      await queryClient.invalidateQueries({ queryKey: ['facts'] })
    },
  })
  const choose = (chosen: File | undefined) => {
    setChecked(undefined)
    save.reset()
    setTooLarge(chosen !== undefined && chosen.size > MAX_BYTES)
    if (chosen && chosen.size <= MAX_BYTES) check.mutate(chosen)
  }
  const error = check.error ?? save.error
  return (
    <div className="ln-stack">
      <section className="ln-card ln-row">
        <FileButton primary accept=".xlsx,.xls,.csv" onChoose={choose} />
        <span className={tooLarge ? 'ln-bad-text' : 'ln-hint'} role={tooLarge ? 'alert' : undefined}>
          {t(tooLarge ? 'facts.import-too-large' : 'facts.import-file-hint')}
        </span>
      </section>
      {check.isPending && <p className="ln-muted">{t('facts.import-checking')}</p>}
      {error && <ErrorNotice error={describeError(error, i18n)} />}
      {save.data && <Notice tone="ok" title={t('facts.import-done', { count: save.data.saved })} />}
      {checked && <Result checked={checked} busy={save.isPending} onSave={() => save.mutate(checked)} />}
    </div>
  )
}

function Result({ checked, busy, onSave }: { checked: Checked; busy: boolean; onSave: () => void }) {
  const { t } = useTranslation()
  const { rows, saves, refused } = checked.result
  return (
    <>
      <Notice tone={refused > 0 ? 'warn' : 'info'} title={t('facts.import-result', { saves, refused })} />
      <Rows rows={rows} />
      <div className="ln-form__actions">
        <button type="button" className="ln-button ln-button--primary" disabled={busy || saves === 0} onClick={onSave}>
          {t('facts.import-commit', { count: saves })}
        </button>
      </div>
    </>
  )
}

const TONES = { new: 'ok', corrects: 'info', same: 'quiet', refused: 'bad' } as const
const ICONS = { new: 'check', corrects: 'flag', same: 'dot', refused: 'cross' } as const

function Rows({ rows }: { rows: readonly FactImportRow[] }) {
  const { t, periodOf, problemOf } = useFactWords()
  const columns: readonly Column<FactImportRow>[] = [
    { key: 'row', header: t('facts.import-row'), number: true, cell: ({ row }) => row },
    { key: 'unit', header: t('facts.unit'), cell: ({ unit }) => unit },
    { key: 'fact', header: t('facts.fact'), cell: ({ fact }) => fact },
    { key: 'period', header: t('facts.period'), cell: ({ period }) => periodOf(period) },
    { key: 'before', header: t('facts.import-before'), number: true, cell: ({ before }) => before },
    { key: 'value', header: t('facts.value'), number: true, cell: ({ value }) => value },
    {
      key: 'outcome',
      header: t('facts.state'),
      speaksForItself: true,
      cell: ({ outcome, code, params }) => (
        <>
          <Chip tone={TONES[outcome]} icon={ICONS[outcome]}>
            {t(`facts.import-outcome.${outcome}`)}
          </Chip>
          {code && <div className="ln-bad-text">{problemOf(code, params)}</div>}
        </>
      ),
    },
  ]
  return (
    <DataTable
      caption={t('facts.import-title')}
      columns={columns}
      sections={[{ key: 'all', rows }]}
      rowKey={({ row }) => String(row)}
    />
  )
}
