import { defineMetric, definePlugin } from '@linli/sdk/server'
import en from '../locales/en.json' with { type: 'json' }
import zhCn from '../locales/zh-CN.json' with { type: 'json' }
import * as items from '../migrations/0001-items.ts'
import * as reports from '../migrations/0002-reports.ts'
import * as endedItems from '../migrations/0003-ended-items.ts'
import { refusals } from './contract/refusals.ts'
import { forms } from './forms.ts'
import { daily, places } from './server/api.ts'
import { playAdmission } from './server/demo/demo-story.ts'
import { describeHeld, followPlaces } from './server/follow-places.ts'
import { itemProcess } from './server/item-process.ts'
import { endItems } from './server/items/end-items.ts'
import { parameters } from './server/parameters.ts'
import { reportProcess } from './server/report-process.ts'
import { admissionRouter } from './server/router.ts'

/**
 * 社区公共服务事项准入: what departments ask of communities is filed first, admitted after, and refused otherwise
 * (秦办发〔2011〕27号 七(一)).
 */
export const plugin = definePlugin({
  id: 'admission',
  version: '0.1.0',
  permissions: {
    'admission:file': ['department-clerk'],
    'admission:view': ['office-clerk', 'department-clerk'],
    'admission:decide': ['office-clerk'],
    'admission:list': ['office-clerk', 'street-officer', 'community-worker'],
    'admission:report': ['community-worker'],
    'admission:reports': ['office-clerk', 'community-worker'],
    'admission:supervise': ['office-clerk'],
  },
  processes: [itemProcess, reportProcess],
  metrics: [
    defineMetric({ key: 'admission.items-in-force', unit: 'items', level: 'district' }),
    defineMetric({ key: 'admission.unlisted-reports', unit: 'reports', level: 'community' }),
  ],
  parameters,
  forms,
  refusals,
  events: ['admission.item-approved'],
  migrations: { '0001-items': items, '0002-reports': reports, '0003-ended-items': endedItems },
  router: admissionRouter,
  locales: { 'zh-CN': zhCn, en },
  daily: daily(endItems),
  places: places({ kinds: ['items', 'reports'], describe: describeHeld, follow: followPlaces }),
  demo: playAdmission,
})
