import type { PluginRow } from '@linli/contract'
import { Chip, type Column, DataTable, EmptyState, ErrorNotice, PageHeader, Skeleton } from '@linli/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadPlugins } from '../plugins/plugin-registry.ts'
import { isInCity } from '../session/is-in-city.ts'
import { useSession } from '../session/me-query.ts'
import { NoPermission } from '../shell/no-permission.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { SwitchPluginDialog } from './switch-plugin-dialog.tsx'

/** What is installed, and what of it a district uses; in a city nobody works in a plugin, so there is nothing to switch. */
export function PluginsPage() {
  const { t } = useTranslation()
  const me = useSession()
  const inCity = isInCity(me)
  if (!me.permissions.includes('plugins:manage')) return <NoPermission />
  return (
    <>
      <PageHeader title={t('nav.plugins')} />
      <div className="ln-stack">
        {inCity && <p className="ln-muted">{t('plugins.city-note')}</p>}
        <Plugins switchable={!inCity} />
      </div>
    </>
  )
}

function Plugins({ switchable }: { switchable: boolean }) {
  const { t, i18n } = useTranslation()
  const [asked, setAsked] = useState<PluginRow>()
  const query = useQuery({
    queryKey: ['plugins', 'list'],
    queryFn: async ({ signal }) => {
      const rows = await coreClient.plugins.list.query(undefined, { signal })
      // their words are needed even where they are not enabled
      await loadPlugins(rows.map(({ id }) => id))
      return rows
    },
  })
  const described = useDescription()
  const switched = useSwitch(setAsked)
  if (query.error && !query.data)
    return <ErrorNotice error={describeError(query.error, i18n)} onRetry={() => query.refetch()} />
  if (!query.data) return <Skeleton rows={4} />
  if (query.data.length === 0) return <EmptyState title={t('plugins.none')} />
  return (
    <>
      <DataTable
        caption={t('nav.plugins')}
        columns={switchable ? [...described, ...switched] : described}
        sections={[{ key: 'all', rows: query.data }]}
        rowKey={(plugin) => plugin.id}
      />
      {asked && <SwitchPluginDialog plugin={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

function useDescription(): readonly Column<PluginRow>[] {
  const { t } = useTranslation()
  return [
    {
      key: 'name',
      header: t('plugins.name'),
      speaksForItself: true,
      cell: ({ id }) => (
        <>
          <b>{t('plugin.name', { ns: id })}</b>
          <div className="ln-hint">{t('plugin.description', { ns: id })}</div>
        </>
      ),
    },
    { key: 'version', header: t('plugins.version'), cell: ({ version }) => version },
  ]
}

function useSwitch(onAsk: (plugin: PluginRow) => void): readonly Column<PluginRow>[] {
  const { t } = useTranslation()
  return [
    {
      key: 'state',
      header: t('plugins.state'),
      speaksForItself: true,
      cell: ({ enabled }) => (
        <Chip tone={enabled ? 'ok' : 'quiet'} icon={enabled ? 'check' : 'cross'}>
          {t(enabled ? 'plugins.enabled' : 'plugins.disabled')}
        </Chip>
      ),
    },
    {
      key: 'switch',
      header: '',
      cell: (plugin) => (
        <button type="button" className="ln-button" onClick={() => onAsk(plugin)}>
          {t(plugin.enabled ? 'plugins.disable' : 'plugins.enable')}
        </button>
      ),
    },
  ]
}
