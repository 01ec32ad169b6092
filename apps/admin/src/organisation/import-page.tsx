import type { UnitImport } from '@linli/contract'
import { importKinds } from '@linli/contract/register'
import { Card, ErrorNotice, Notice, PageHeader } from '@linli/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FileButton } from '../forms/file-button.tsx'
import { SelectField } from '../forms/select-field.tsx'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { readAsBase64, saveBase64 } from './import-file.ts'
import { ImportResult } from './import-result.tsx'
import { importWords } from './import-words.ts'
import './organisation.css'

type ImportKind = (typeof importKinds)[number]

/** Template, trial, errors by row, and then exactly what the trial showed. */
export function ImportPage() {
  const { t } = useTranslation()
  const { permissions } = useSession()
  if (!permissions.includes('organisation:edit')) return <NoPermission />
  return (
    <>
      <PageHeader
        title={t('import.title')}
        trail={
          <AppLink to="/organisation" className="ln-link">
            {t('nav.organisation')}
          </AppLink>
        }
      />
      <Import />
    </>
  )
}

function Import() {
  const { t, i18n } = useTranslation()
  const [kind, setKind] = useState<ImportKind>('estate')
  const [content, setContent] = useState('')
  const [done, setDone] = useState<UnitImport>()
  const words = importWords(kind, t)
  const template = useMutation({
    mutationFn: () => coreClient.organisation.importTemplate.mutate({ kind, words }),
    onSuccess: (made) => saveBase64(made.content, `${t(`unit-kind-one.${kind}`)}-v1.xlsx`),
  })
  const check = useMutation({
    mutationFn: (file: string) => coreClient.organisation.importCheck.mutate({ kind, words, content: file }),
  })
  const commit = useCommit((result) => {
    setDone(result)
    check.reset()
  })
  const startAgain = () => {
    setDone(undefined)
    setContent('')
    check.reset()
    commit.reset()
  }
  const choose = async (file: File | undefined) => {
    startAgain()
    if (!file) return
    const read = await readAsBase64(file)
    setContent(read)
    check.mutate(read)
  }
  const error = template.error ?? check.error ?? commit.error
  return (
    <div className="ln-stack">
      <Card title={t('import.step.template')}>
        <SelectField
          name="kind"
          label={t('unit.kind')}
          error={undefined}
          options={importKinds.map((one) => ({ value: one, label: t(`unit-kind-one.${one}`) }))}
          value={kind}
          onChange={(chosen) => {
            startAgain()
            setKind(importKinds.find((one) => one === chosen) ?? kind)
          }}
        />
        <p className="ln-below">
          <button type="button" className="ln-button" disabled={template.isPending} onClick={() => template.mutate()}>
            {t('import.download')}
          </button>
        </p>
      </Card>
      <Card title={t('import.step.file')}>
        <p className="ln-hint">{t('import.file-hint')}</p>
        <FileButton key={kind} accept=".xlsx,.xls,.csv" onChoose={choose} />
        {check.isPending && <p role="status">{t('import.checking')}</p>}
      </Card>
      {error && <ErrorNotice error={describeError(error, i18n)} />}
      {check.data && (
        <ImportResult
          result={check.data}
          kind={kind}
          busy={commit.isPending}
          onCommit={() => commit.mutate({ kind, words, content, digest: check.data.digest })}
        />
      )}
      {done && (
        <Notice tone="ok" title={t('import.done', { added: done.added, changed: done.changed })}>
          <AppLink to={`/organisation?kind=${kind}`} className="ln-link">
            {t('import.see')}
          </AppLink>
        </Notice>
      )}
    </div>
  )
}

function useCommit(onDone: (result: UnitImport) => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (order: Parameters<typeof coreClient.organisation.importCommit.mutate>[0]) =>
      coreClient.organisation.importCommit.mutate(order),
    onSuccess: async (result) => {
      onDone(result)
      await queryClient.invalidateQueries({ queryKey: ['organisation'] })
    },
  })
}
