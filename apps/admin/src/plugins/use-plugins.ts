import type { AdminPlugin } from '@linli/sdk/admin'
import { useQuery } from '@tanstack/react-query'
import { useSession } from '../session/me-query.ts'
import { loadPlugins } from './plugin-registry.ts'

/** The plugins enabled in this tenant; undefined while they are loading. */
export function usePlugins(): readonly AdminPlugin[] | undefined {
  const { plugins } = useSession()
  return useQuery({
    queryKey: ['plugins', 'loaded', plugins],
    queryFn: () => loadPlugins(plugins),
    staleTime: Number.POSITIVE_INFINITY,
  }).data
}
