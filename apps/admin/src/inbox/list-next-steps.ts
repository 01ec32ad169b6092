import type { Me } from '@linli/contract'
import { mayManageDistricts } from '../districts/districts-query.ts'
import { isInCity } from '../session/is-in-city.ts'

export interface NextStep {
  readonly to: string
  readonly label: string
}

/** Where somebody goes on whose inbox is empty, the likeliest first: only pages that the post may open and use. */
export function listNextSteps(me: Pick<Me, 'permissions' | 'tenant' | 'plugins'>): readonly NextStep[] {
  const may = (permission: string) => me.permissions.includes(permission)
  const inCity = isInCity(me)
  const mayEnablePlugins = may('plugins:manage') && !inCity
  const setsUp = may('people:manage') && may('organisation:view')
  const steps = [
    { to: '/districts', label: 'inbox.next.districts', offered: mayManageDistricts(me) },
    { to: '/people/add', label: 'people.add', offered: may('people:manage') },
    { to: '/plugins', label: 'inbox.next.plugins', offered: mayEnablePlugins && me.plugins.length === 0 },
    { to: '/organisation', label: inCity ? 'inbox.next.city-units' : 'inbox.next.organisation', offered: setsUp },
    { to: '/oversight', label: 'inbox.next.oversight', offered: may('oversight:view') },
  ]
  return steps.filter(({ offered }) => offered).map(({ to, label }) => ({ to, label }))
}
