import { defineAdminPlugin } from '@linli/sdk/admin'
import { bulkActions } from './items/bulk-actions.ts'

/** What admission shows: read this first. Each page is loaded when it is opened. */
export const plugin = defineAdminPlugin({
  id: 'admission',
  pages: [
    {
      path: '/items',
      permission: 'admission:view',
      load: async () => (await import('./items/item-list-page.tsx')).ItemListPage,
    },
    {
      path: '/items/new',
      permission: 'admission:file',
      load: async () => (await import('./filing/file-item-page.tsx')).FileItemPage,
    },
    {
      path: '/items/:id',
      permission: 'admission:view',
      load: async () => (await import('./items/item-page.tsx')).ItemPage,
    },
    {
      path: '/items/:id/supplement',
      permission: 'admission:file',
      load: async () => (await import('./filing/supplement-item-page.tsx')).SupplementItemPage,
    },
    {
      path: '/list',
      permission: 'admission:list',
      load: async () => (await import('./list/in-force-page.tsx')).InForcePage,
    },
    {
      path: '/reports',
      permission: 'admission:reports',
      load: async () => (await import('./reports/report-list-page.tsx')).ReportListPage,
    },
    {
      path: '/reports/new',
      permission: 'admission:report',
      load: async () => (await import('./reports/file-report-page.tsx')).FileReportPage,
    },
    {
      path: '/reports/:id',
      permission: 'admission:reports',
      load: async () => (await import('./reports/report-page.tsx')).ReportPage,
    },
  ],
  navigation: [
    { path: '/items', label: 'page.nav.items', permission: 'admission:view', group: 'business', onPhoneBar: true },
    { path: '/list', label: 'page.nav.list', permission: 'admission:list', group: 'business', onPhoneBar: true },
    {
      path: '/reports',
      label: 'page.nav.reports',
      permission: 'admission:reports',
      group: 'business',
      onPhoneBar: true,
      icon: 'flag',
    },
  ],
  homeActions: [
    {
      path: '/reports/new',
      permission: 'admission:report',
      title: 'page.home.report',
      description: 'page.home.report-description',
    },
  ],
  bulkActions,
  caseLink: ({ subjectId, process }) =>
    process === 'report' ? `/admission/reports/${subjectId}` : `/admission/items/${subjectId}`,
  locales: { 'zh-CN': () => import('../../locales/zh-CN.json'), en: () => import('../../locales/en.json') },
})
