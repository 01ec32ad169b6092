import { router } from './core-procedure.ts'
import { accountRouter } from './routers/account.router.ts'
import { administratorsRouter } from './routers/administrators.router.ts'
import { auditRouter } from './routers/audit.router.ts'
import { calendarRouter } from './routers/calendar.router.ts'
import { casesRouter } from './routers/cases.router.ts'
import { dutiesRouter } from './routers/duties.router.ts'
import { factsRouter } from './routers/facts.router.ts'
import { inboxRouter } from './routers/inbox.router.ts'
import { obligationsRouter } from './routers/obligations.router.ts'
import { organisationRouter } from './routers/organisation.router.ts'
import { oversightRouter } from './routers/oversight.router.ts'
import { parametersRouter } from './routers/parameters.router.ts'
import { peopleRouter } from './routers/people.router.ts'
import { placesRouter } from './routers/places.router.ts'
import { pluginsRouter } from './routers/plugins.router.ts'
import { handOverRouter, postsRouter } from './routers/posts.router.ts'
import { securityRouter } from './routers/security.router.ts'
import { sessionRouter } from './routers/session.router.ts'
import { tenancyRouter } from './routers/tenancy.router.ts'
import { transfersRouter } from './routers/transfers.router.ts'

/** The core's API, `/api/trpc`. Plugins have routers of their own, so that this type never mentions one. */
export const coreRouter = router({
  session: sessionRouter,
  account: accountRouter,
  security: securityRouter,
  inbox: inboxRouter,
  cases: casesRouter,
  obligations: obligationsRouter,
  organisation: organisationRouter,
  duties: dutiesRouter,
  parameters: parametersRouter,
  calendar: calendarRouter,
  people: peopleRouter,
  places: placesRouter,
  posts: postsRouter,
  handOver: handOverRouter,
  administrators: administratorsRouter,
  plugins: pluginsRouter,
  audit: auditRouter,
  facts: factsRouter,
  oversight: oversightRouter,
  tenancy: tenancyRouter,
  transfers: transfersRouter,
})

export type CoreRouter = typeof coreRouter
