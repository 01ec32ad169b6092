import { AdminHostProvider, type AdminPage, type AdminPlugin } from '@linli/sdk/admin'
import { Skeleton } from '@linli/ui'
import { useParams } from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense } from 'react'
import { useSession } from '../session/me-query.ts'
import { NoPermission } from '../shell/no-permission.tsx'
import { NotFound } from '../shell/not-found.tsx'
import { type MatchedPage, matchPage } from './match-page.ts'
import { usePluginHost } from './use-plugin-host.ts'
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
    <AdminHostProvider value={usePluginHost(plugin, match.params)}>
      <Suspense fallback={<Skeleton />}>
        <Page />
      </Suspense>
    </AdminHostProvider>
  )
}

const lazyPages = new WeakMap<AdminPage, ComponentType>()

function lazyPage(page: AdminPage): ComponentType {
  const known = lazyPages.get(page)
  if (known) return known
  const made = lazy(async () => ({ default: await page.load() }))
  lazyPages.set(page, made)
  return made
}
