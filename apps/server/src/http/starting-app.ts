import { Hono } from 'hono'
import type { App, AppEnv } from './app-env.ts'

/**
 * Answers while the database is brought up and migrated: alive, not ready, come back in a moment. It needs nothing, so that
 * a supervisor hears from the first second on.
 */
export function createStartingApp(): Pick<App, 'fetch'> {
  const app: App = new Hono<AppEnv>()
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.all('*', (c) => {
    c.header('retry-after', '2')
    return c.json({ status: 'starting' }, 503)
  })
  return app
}
