import { type AdminHost, AdminHostProvider, type AdminPage, type AdminPlugin } from '@linli/sdk/admin'
import { Skeleton } from '@linli/ui'
import { useLocation, useParams, useRouter } from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { KnownFact } from '../facts/known-fact.tsx'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { NoPermission } from '../shell/no-permission.tsx'
import { NotFound } from '../shell/not-found.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { pluginClient } from '../wire/plugin-client.ts'
import { caseService } from './case-service.ts'
import { type MatchedPage, matchPage } from './match-page.ts'
import { usePlugins } from './use-plugins.ts'

/** Every address below `/<plugin id>`: finds the plugin's page and gives it its host. */
export function PluginPage() {
  const { pluginId, _splat: path } = useParams({ from: '/shell/$pluginId/$' })
  const me = useSession()
  const plugins = usePlugins()
  if (!plugins) return <Skeleton />
  const plugin = plugins.find(({ id }) => id === pluginId)
  const match = plugin && matchPage(plugin.pages, path ?? '')
  if (!match) return <NotFound />
  if (!me.permissions.includes(match.page.permission)) return <NoPermission />
  return <HostedPage key={`${pluginId}/${path}`} plugin={plugin} match={match} />
}

function HostedPage({ plugin, match }: { plugin: AdminPlugin; match: MatchedPage }) {
  const Page = lazyPage(match.page)
  return (
    <AdminHostProvider value={useHost(plugin, match)}>
      <Suspense fallback={<Skeleton />}>
        <Page />
      </Suspense>
    </AdminHostProvider>
  )
}

function useHost(plugin: AdminPlugin, match: MatchedPage): AdminHost {
  const me = useSession()
  const { i18n } = useTranslation()
  const { history } = useRouter()
  const { searchStr } = useLocation()
  return useMemo(() => {
    const search = Object.fromEntries(new URLSearchParams(searchStr))
    return {
      pluginId: plugin.id,
      me,
      Link: AppLink,
      params: match.params,
      search,
      navigate: (to) => history.push(to),
      client: pluginClient(plugin.id),
      cases: caseService,
      listUnits: () => coreClient.organisation.list.query({}),
      KnownFact,
      readFactTable: (key) => coreClient.facts.table.query({ key }),
      describeError: (error) => describeError(error, i18n, plugin.id),
    }
  }, [plugin, me, match, i18n, history, searchStr])
}

const lazyPages = new WeakMap<AdminPage, ComponentType>()

function lazyPage(page: AdminPage): ComponentType {
  const known = lazyPages.get(page)
  if (known) return known
  const made = lazy(async () => ({ default: await page.load() }))
  lazyPages.set(page, made)
  return made
}
