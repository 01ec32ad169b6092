import type { ModuleMigrations } from '@linli/database'
import { QUEUE_SCHEMA } from './events/queue.ts'
import * as tenancy from './migrations/0001-tenancy.ts'
import * as organisation from './migrations/0002-organisation.ts'
import * as cases from './migrations/0003-cases.ts'
import * as audit from './migrations/0004-audit.ts'
import * as events from './migrations/0005-events.ts'
import * as metrics from './migrations/0006-metrics.ts'
import * as parameters from './migrations/0007-parameters.ts'
import * as publishedViews from './migrations/0008-published-views.ts'
import * as platformTables from './migrations/0009-platform-tables.ts'
import * as todoIndex from './migrations/0010-todo-index.ts'
import * as oldEffects from './migrations/0011-old-effects.ts'
import * as placeEvents from './migrations/0012-place-events.ts'
import * as unitKinds from './migrations/0015-unit-kinds.ts'
import * as unitRegister from './migrations/0016-unit-register.ts'
import * as threeAdministrators from './migrations/0019-three-administrators.ts'
import * as postsAndAppointments from './migrations/0020-posts-and-appointments.ts'
import * as handOver from './migrations/0021-hand-over.ts'
import * as caseBranches from './migrations/0022-case-branches.ts'
import * as casePeople from './migrations/0023-case-people.ts'
import * as publishedBranches from './migrations/0024-published-branches.ts'
import * as facts from './migrations/0025-facts.ts'
import * as datedParameters from './migrations/0028-dated-parameters.ts'
import * as clockVersions from './migrations/0029-clock-versions.ts'
import * as calendarNotices from './migrations/0030-calendar-notices.ts'
import * as auditBySubject from './migrations/0033-audit-by-subject.ts'
import * as tenantTransfers from './migrations/0034-tenant-transfers.ts'
import * as obligations from './migrations/0035-obligations.ts'
import * as dutyActs from './migrations/0038-duty-acts.ts'
import * as handOverInHistory from './migrations/0039-hand-over-in-history.ts'
import * as placeFindings from './migrations/0040-place-findings.ts'
import * as localFactKeys from './migrations/0047-local-fact-keys.ts'
import * as jobQueue from './migrations/queue/0001-job-queue.ts'
import * as workerAlone from './migrations/queue/0002-worker-alone.ts'

/** The schema of published views; the host grants them to each plugin's role. */
export const PUBLISHED_SCHEMA = 'core_api'

export const coreMigrations: ModuleMigrations = {
  name: 'core',
  schema: 'core',
  roles: ['linli_core', 'linli_city', 'linli_worker'],
  migrations: {
    '0001-tenancy': tenancy,
    '0002-organisation': organisation,
    '0003-cases': cases,
    '0004-audit': audit,
    '0005-events': events,
    '0006-metrics': metrics,
    '0007-parameters': parameters,
    '0008-published-views': publishedViews,
    '0009-platform-tables': platformTables,
    '0010-todo-index': todoIndex,
    '0011-old-effects': oldEffects,
    '0012-place-events': placeEvents,
    '0015-unit-kinds': unitKinds,
    '0016-unit-register': unitRegister,
    '0019-three-administrators': threeAdministrators,
    '0020-posts-and-appointments': postsAndAppointments,
    '0021-hand-over': handOver,
    '0022-case-branches': caseBranches,
    '0023-case-people': casePeople,
    '0024-published-branches': publishedBranches,
    '0025-facts': facts,
    '0028-dated-parameters': datedParameters,
    '0029-clock-versions': clockVersions,
    '0030-calendar-notices': calendarNotices,
    '0033-audit-by-subject': auditBySubject,
    '0034-tenant-transfers': tenantTransfers,
    '0035-obligations': obligations,
    '0038-duty-acts': dutyActs,
    '0039-hand-over-in-history': handOverInHistory,
    '0040-place-findings': placeFindings,
    '0047-local-fact-keys': localFactKeys,
  },
}

/** The tables of the job queue, after the core whose worker uses them. */
export const queueMigrations: ModuleMigrations = {
  name: 'queue',
  schema: QUEUE_SCHEMA,
  roles: ['linli_worker'],
  migrations: { '0001-job-queue': jobQueue, '0002-worker-alone': workerAlone },
}
