import type { Me } from '@linli/contract'
import type { AdminPlugin } from '@linli/sdk/admin'
import type { IconName } from '@linli/ui'
import { isInCity } from '../session/is-in-city.ts'

export interface NavigationItem {
  readonly to: string
  /** A key in `namespace`. */
  readonly label: string
  readonly namespace: string
  readonly icon: IconName
  readonly onPhoneBar?: boolean
  readonly showsInboxCount?: boolean
}

export interface NavigationGroupItems {
  readonly key: 'work' | 'business' | 'foundation' | 'supervision'
  readonly items: readonly NavigationItem[]
}

const WORK: readonly NavigationItem[] = [
  { to: '/inbox', label: 'nav.inbox', namespace: 'shell', icon: 'inbox', onPhoneBar: true, showsInboxCount: true },
  { to: '/inbox?view=started', label: 'nav.started', namespace: 'shell', icon: 'list' },
  { to: '/inbox?view=done', label: 'nav.done', namespace: 'shell', icon: 'list' },
  { to: '/inbox?view=copied', label: 'nav.copied', namespace: 'shell', icon: 'list' },
]

const CORE = [
  {
    group: 'foundation',
    permission: 'organisation:view',
    to: '/organisation',
    label: 'nav.organisation',
    labelInCity: 'nav.city-units',
  },
  { group: 'foundation', permission: 'facts:view', to: '/facts', label: 'nav.facts' },
  {
    group: 'foundation',
    permission: 'facts:define',
    to: '/facts/definitions',
    label: 'nav.fact-definitions',
    inCityOnly: true,
  },
  { group: 'foundation', permission: 'people:view', to: '/people', label: 'nav.people' },
  { group: 'foundation', permission: 'organisation:view', to: '/parameters', label: 'nav.parameters' },
  { group: 'foundation', permission: 'security:manage', to: '/security', label: 'nav.security' },
  { group: 'foundation', permission: 'security:manage', to: '/security/rules', label: 'nav.rules' },
  { group: 'foundation', permission: 'organisation:view', to: '/calendar', label: 'nav.calendar' },
  { group: 'foundation', permission: 'people:view', to: '/unit-posts', label: 'nav.posts' },
  { group: 'foundation', permission: 'people:view', to: '/administrators', label: 'nav.administrators' },
  { group: 'foundation', permission: 'tenancy:manage', to: '/districts', label: 'nav.districts', inCityOnly: true },
  { group: 'foundation', permission: 'plugins:manage', to: '/plugins', label: 'nav.plugins' },
  { group: 'supervision', permission: 'oversight:view', to: '/oversight', label: 'nav.oversight', onPhoneBar: true },
  { group: 'supervision', permission: 'audit:view', to: '/audit', label: 'nav.audit' },
] as const

/** What the person may open in the present post, in the order of the rail; empty groups are left out. */
export function listNavigation(me: Me, plugins: readonly AdminPlugin[]): readonly NavigationGroupItems[] {
  const permitted = (permission: string) => me.permissions.includes(permission)
  const pluginItems = (group: string) =>
    plugins.flatMap((plugin) =>
      plugin.navigation
        .filter((entry) => entry.group === group && permitted(entry.permission))
        .map((entry) => ({
          to: `/${plugin.id}${entry.path}`,
          label: entry.label,
          namespace: plugin.id,
          icon: entry.icon ?? 'list',
          onPhoneBar: entry.onPhoneBar ?? false,
        })),
    )
  const coreItems = (group: string) =>
    CORE.filter((item) => item.group === group && permitted(item.permission) && isHere(me, 'inCityOnly' in item)).map(
      ({ to, label, ...item }) => ({
        to,
        label: 'labelInCity' in item && isInCity(me) ? item.labelInCity : label,
        namespace: 'shell',
        icon: 'list' as const,
        onPhoneBar: 'onPhoneBar' in item,
      }),
    )
  const groups: NavigationGroupItems[] = [
    { key: 'work', items: permitted('inbox:view') ? WORK : [] },
    { key: 'business', items: pluginItems('business') },
    { key: 'foundation', items: [...coreItems('foundation'), ...pluginItems('foundation')] },
    { key: 'supervision', items: [...pluginItems('supervision'), ...coreItems('supervision')] },
  ]
  return groups.filter((group) => group.items.length > 0)
}

function isHere(me: Me, inCityOnly: boolean): boolean {
  return isInCity(me) || !inCityOnly
}

/** The one item an address belongs to: the longest that fits, the inbox's views told apart by their query. */
export function findCurrent(items: readonly NavigationItem[], href: string): NavigationItem | undefined {
  const fitting = items.filter(({ to }) => href === to || href.startsWith(`${to}/`) || href.startsWith(`${to}?`))
  return fitting.sort((a, b) => b.to.length - a.to.length)[0]
}
