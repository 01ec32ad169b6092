import type { IconName } from '@linli/ui'
import type { ComponentType } from 'react'
import type { BulkAction } from './bulk-action.ts'

/**
 * What a plugin shows in the admin application. The definition itself is small and loaded with the shell; each page is
 * loaded when it is opened.
 */
export interface AdminPlugin {
  /** The plugin's one word: folder, router path, locale namespace. */
  readonly id: string
  readonly pages: readonly AdminPage[]
  readonly navigation: readonly NavigationEntry[]
  /** Large buttons on the home page of those who hold the permission; for the one thing they do on the run. */
  readonly homeActions?: readonly HomeAction[]
  /** Steps that may be taken for several cases at once. */
  readonly bulkActions?: readonly BulkAction[]
  /** The path of the page that opens a case of this plugin. */
  readonly caseLink: (subject: CaseSubject) => string
  readonly locales: Readonly<Record<'zh-CN' | 'en', () => Promise<{ readonly default: object }>>>
}

export interface CaseSubject {
  readonly subjectId: string
  readonly process: string
}

export interface AdminPage {
  /** Below `/<plugin id>`, for example `/items/:id`; what stands for `:id` comes from `usePageParams`. */
  readonly path: string
  readonly permission: string
  readonly load: () => Promise<ComponentType>
}

export type NavigationGroup = 'business' | 'foundation' | 'supervision'

export interface NavigationEntry {
  readonly path: string
  /** A key of the plugin's locale. */
  readonly label: string
  readonly permission: string
  readonly group: NavigationGroup
  /** Gets a place in the bar at the foot of a phone, if there is one left. */
  readonly onPhoneBar?: boolean
  /** Shown on a phone; a list where none is given. */
  readonly icon?: IconName
}

export interface HomeAction {
  readonly path: string
  readonly permission: string
  /** Keys of the plugin's locale. */
  readonly title: string
  readonly description: string
}

export function defineAdminPlugin(plugin: AdminPlugin): AdminPlugin {
  return plugin
}
