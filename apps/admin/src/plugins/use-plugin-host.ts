import type { AdminHost, AdminPlugin } from '@linli/sdk/admin'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { KnownFact } from '../facts/known-fact.tsx'
import { useSession } from '../session/me-query.ts'
import { AppLink } from '../shell/app-link.tsx'
import { coreClient } from '../wire/core-client.ts'
import { describeError } from '../wire/describe-error.ts'
import { pluginClient } from '../wire/plugin-client.ts'
import { caseService } from './case-service.ts'

const NO_PARAMS: Readonly<Record<string, string>> = {}

/** What a plugin is given by this application. @param params what stands for the names in its page's path */
export function usePluginHost(plugin: Pick<AdminPlugin, 'id'>, params = NO_PARAMS): AdminHost {
  const { id } = plugin
  const me = useSession()
  const { i18n } = useTranslation()
  const { history } = useRouter()
  const { searchStr } = useLocation()
  return useMemo(() => {
    const search = Object.fromEntries(new URLSearchParams(searchStr))
    return {
      pluginId: id,
      me,
      Link: AppLink,
      params,
      search,
      navigate: (to) => history.push(to),
      client: pluginClient(id),
      cases: caseService,
      listUnits: () => coreClient.organisation.list.query({}),
      KnownFact,
      readFactTable: (key) => coreClient.facts.table.query({ key }),
      describeError: (error) => describeError(error, i18n, id),
    }
  }, [id, me, params, i18n, history, searchStr])
}
